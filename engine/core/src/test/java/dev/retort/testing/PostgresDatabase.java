package dev.retort.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of one test; dropped when closed.
 *
 * @param name its name
 */
public record PostgresDatabase(String name) implements AutoCloseable {

    /** A new connection, with auto-commit on. */
    public Connection connect() throws SQLException {
        return PostgresServer.connect(name);
    }

    /** Runs SQL on a connection of its own. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query, as text; NULL as {@code "NULL"}. */
    public List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        PostgresServer.drop(name);
    }
}
