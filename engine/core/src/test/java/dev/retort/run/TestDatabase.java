package dev.retort.run;

import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A fresh database of either kind, asked by connections of its own. */
interface TestDatabase extends AutoCloseable {

    /** A new connection. */
    Connection connect() throws SQLException;

    /** Its URL for JDBC, with the user if it has one. */
    String url();

    @Override
    void close() throws SQLException;

    /** The first column of a query, in order. */
    default List<String> column(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs a statement. */
    default void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The tables of the tests, which begin with {@code t_}, by name. */
    default List<String> tables() {
        try (Connection connection = connect()) {
            return tables(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "t\\_%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
            return names.stream().sorted().toList();
        }
    }

    /** The version rows. */
    default List<String> rows() {
        return column("SELECT version_num FROM retort_version ORDER BY 1");
    }

    /** An SQLite file in a directory. */
    static TestDatabase sqlite(Path directory) {
        String url = "jdbc:sqlite:" + directory.resolve("app.db");
        return new TestDatabase() {
            @Override
            public Connection connect() throws SQLException {
                return DriverManager.getConnection(url);
            }

            @Override
            public String url() {
                return url;
            }

            @Override
            public void close() {}
        };
    }

    /** A database of the embedded PostgreSQL. */
    static TestDatabase postgresql() throws SQLException {
        PostgresDatabase database = PostgresServer.createDatabase();
        return new TestDatabase() {
            @Override
            public Connection connect() throws SQLException {
                return database.connect();
            }

            @Override
            public String url() {
                return database.url();
            }

            @Override
            public List<String> column(String sql) {
                return asking(() -> database.column(sql));
            }

            @Override
            public List<String> tables() {
                return asking(() -> database.asking(TestDatabase::tables));
            }

            private static List<String> asking(Callable<List<String>> questions) {
                try {
                    return questions.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }

            @Override
            public void close() throws SQLException {
                database.close();
            }
        };
    }
}
