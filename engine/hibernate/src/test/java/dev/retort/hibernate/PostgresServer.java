package dev.retort.hibernate;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An embedded PostgreSQL with databases for one test class. */
record PostgresServer(EmbeddedPostgres running) implements AutoCloseable {

    static PostgresServer start() throws IOException {
        Path memory = Path.of("/dev/shm");
        Path data = Files.isDirectory(memory)
                ? Files.createTempDirectory(memory, "retort-test-")
                : Files.createTempDirectory("retort-test-");
        return new PostgresServer(
                EmbeddedPostgres.builder().setDataDirectory(data).start());
    }

    void createDatabase(String name, List<String> statements) throws SQLException {
        execute("postgres", List.of("CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY FILE_COPY"));
        execute(name, statements);
    }

    private void execute(String database, List<String> statements) throws SQLException {
        try (Connection connection = running.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of a query. */
    List<String> lines(String database, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = running.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
