package dev.retort.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The embedded PostgreSQL of this JVM; starts when first needed and stops with the JVM. */
public final class PostgresServer {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private PostgresServer() {}

    /** A new, empty database. */
    public static PostgresDatabase createDatabase() throws SQLException {
        return createDatabase("template0");
    }

    /** A copy of a database to which nobody is connected. */
    public static PostgresDatabase createDatabase(String template) throws SQLException {
        String name = "test_" + COUNTER.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE \"" + template + "\" STRATEGY FILE_COPY");
        return new PostgresDatabase(name);
    }

    /** The port on which it listens. */
    static int port() {
        return Running.SERVER.getPort();
    }

    static void drop(String name) throws SQLException {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    static Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name));
    }

    static String url(String name) {
        return Running.SERVER.getJdbcUrl("postgres", name);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Loaded, and so started, at the first use. */
    private static final class Running {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path memory = Path.of("/dev/shm");
                Path data = Files.isDirectory(memory)
                        ? Files.createTempDirectory(memory, "retort-test-")
                        : Files.createTempDirectory("retort-test-");
                return EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("jit", "off")
                        .start();
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }
}
