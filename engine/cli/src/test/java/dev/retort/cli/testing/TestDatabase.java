package dev.retort.cli.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A kind of database that tests run on. PostgreSQL starts when it is first needed and stops with the JVM. */
public enum TestDatabase {
    /** A file in the test's folder. */
    SQLITE,
    /** A database of its own on the embedded server. */
    POSTGRESQL;

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Makes an empty database and gives its URL. */
    public String create(Path folder) throws SQLException {
        if (this == SQLITE) {
            return "sqlite:///" + folder.resolve("app.db");
        }
        String name = "cli_" + COUNTER.incrementAndGet();
        execute(Running.url("postgres"), "CREATE DATABASE " + name);
        return Running.url(name).substring("jdbc:".length());
    }

    /** Runs SQL. */
    public static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query, as text. */
    public static List<String> column(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    /** Opens a connection; the caller closes it. */
    public static Connection connect(String url) throws SQLException {
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replace("sqlite:///", "sqlite:");
        return DriverManager.getConnection(jdbc);
    }

    /** Loaded, and so started, at the first use. */
    private static final class Running {

        private static final EmbeddedPostgres SERVER = start();

        private static String url(String database) {
            return SERVER.getJdbcUrl("postgres", database);
        }

        private static EmbeddedPostgres start() {
            try {
                Path memory = Path.of("/dev/shm");
                Path data = Files.isDirectory(memory)
                        ? Files.createTempDirectory(memory, "retort-cli-")
                        : Files.createTempDirectory("retort-cli-");
                return EmbeddedPostgres.builder().setDataDirectory(data).start();
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }
}
