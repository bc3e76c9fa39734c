package dev.retort.assertions.difference;

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
import java.util.concurrent.atomic.AtomicInteger;

/** Real databases for the tests: one PostgreSQL server for the JVM, SQLite in memory. */
public final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path memory = Path.of("/dev/shm");
                Path data = Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "retort-pg")
                        : Files.createTempDirectory("retort-pg");
                return EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(true)
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("wal_level", "logical")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Gives a connection to a new, empty PostgreSQL database: on the embedded server, or on that of
     * {@code -Dretort.test.server=jdbc:postgresql://host/database?user=x}.
     */
    public static Connection postgres() throws SQLException {
        String name = "snapshot_" + NUMBER.incrementAndGet();
        String server = System.getProperty("retort.test.server");
        if (server != null) {
            try (Connection admin = DriverManager.getConnection(server)) {
                run(admin, "drop database if exists " + name);
                run(admin, "create database " + name);
            }
            return DriverManager.getConnection(server.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
        }
        try (Connection admin = Server.POSTGRES.getPostgresDatabase().getConnection()) {
            run(admin, "create database " + name + " strategy file_copy");
        }
        return Server.POSTGRES.getDatabase("postgres", name).getConnection();
    }

    /** Makes the tablespace {@code changes}, outside of any transaction, if it isn't there. */
    static void makeTablespace(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select from pg_tablespace where spcname = 'changes'")) {
            if (!rows.next()) {
                run(connection, "set allow_in_place_tablespaces = on");
                run(connection, "create tablespace changes location ''");
            }
        }
    }

    /** Gives a connection to a new SQLite database in memory. */
    public static Connection sqlite() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    /** Runs statements; empty text runs nothing. */
    public static void run(Connection connection, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                    statement.execute(sql);
                } else {
                    statement.executeUpdate(sql); // execute would run only the first statement
                }
            }
        }
    }
}
