package dev.retort.testing;

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

    private static final class Version {
        static final int MAJOR = read();

        private static int read() {
            try (Connection connection = admin()) {
                int major = connection.getMetaData().getDatabaseMajorVersion();
                int wanted = Integer.getInteger("retort.postgresql.version", major);
                if (major != wanted) {
                    throw new IllegalStateException(
                            "the server is PostgreSQL " + major + ", not " + wanted + "; see the profiles in pom.xml");
                }
                return major;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The server's major version; with {@code -Dretort.postgresql.version} it is that one. */
    public static int postgresMajor() {
        return Version.MAJOR;
    }

    /**
     * Gives a connection to a new, empty PostgreSQL database: on the embedded server, or on that of
     * {@code -Dretort.test.server=jdbc:postgresql://host/database?user=x}.
     */
    public static Connection postgres() throws SQLException {
        String name = "snapshot_" + NUMBER.incrementAndGet();
        String copying = postgresMajor() < 15 ? "" : " strategy file_copy";
        try (Connection admin = admin()) {
            run(admin, "drop database if exists " + name);
            run(admin, "create database " + name + copying);
        }
        String server = System.getProperty("retort.test.server");
        return server == null
                ? Server.POSTGRES.getDatabase("postgres", name).getConnection()
                : DriverManager.getConnection(server.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
    }

    private static Connection admin() throws SQLException {
        String server = System.getProperty("retort.test.server");
        return server == null
                ? Server.POSTGRES.getPostgresDatabase().getConnection()
                : DriverManager.getConnection(server);
    }

    /** Closes a connection of {@link #postgres()} and drops its database. */
    public static void drop(Connection connection) throws SQLException {
        String name = connection.getCatalog();
        connection.close();
        try (Connection admin = admin()) {
            run(admin, "drop database " + name + " with (force)");
        }
    }

    /** Drops the roles that scripts made; nothing may be theirs any more. */
    public static void dropRoles() throws SQLException {
        try (Connection admin = admin()) {
            run(
                    admin,
                    """
                    do $$ declare r record; begin
                      for r in select rolname from pg_roles where rolname !~ '^pg_' and rolname <> current_user loop
                        execute format('drop role %I', r.rolname);
                      end loop;
                    end $$""");
        }
    }

    /** Makes the tablespace {@code changes}, outside of any transaction, if it isn't there. */
    public static void makeTablespace(Connection connection) throws SQLException {
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
