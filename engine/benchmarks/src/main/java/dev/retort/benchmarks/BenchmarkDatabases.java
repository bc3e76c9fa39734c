package dev.retort.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** Fresh databases, in memory where the machine has a file system there. */
final class BenchmarkDatabases implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres server;
    private int count;

    BenchmarkDatabases() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder = Files.isDirectory(memory)
                ? Files.createTempDirectory(memory, "retort-benchmark-")
                : Files.createTempDirectory("retort-benchmark-");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(Files.createDirectory(folder.resolve("pg")))
                .start();
    }

    /** Gives a connection to a new database. */
    @FunctionalInterface
    interface Source {
        Connection create() throws Exception;
    }

    Connection sqlite() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("b" + ++count + ".db"));
    }

    Connection postgresql() throws SQLException {
        String name = "b" + ++count;
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY FILE_COPY");
        }
        return DriverManager.getConnection(server.getJdbcUrl("postgres", name));
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
