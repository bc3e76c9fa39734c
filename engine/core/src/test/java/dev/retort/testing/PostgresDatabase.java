package dev.retort.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database of one test; dropped when closed. */
public final class PostgresDatabase implements AutoCloseable {

    private final String name;
    private Optional<Connection> asked = Optional.empty();

    PostgresDatabase(String name) {
        this.name = name;
    }

    /** What is asked of a connection. */
    @FunctionalInterface
    public interface Questions<T> {

        /** Asks and answers. */
        T ask(Connection connection) throws SQLException;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its URL for JDBC, with the user. */
    public String url() {
        return PostgresServer.url(name);
    }

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

    /** The first column of a query, as text; NULL as {@code "null"}. */
    public List<String> column(String sql) throws SQLException {
        return asking(connection -> {
            List<String> values = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
            }
            return values;
        });
    }

    /** Asks by a connection that is kept for questions, since making one takes longer than most answers. */
    public synchronized <T> T asking(Questions<T> questions) throws SQLException {
        if (asked.isEmpty() || !asked.get().isValid(10)) {
            asked = Optional.of(connect());
        }
        return questions.ask(asked.get());
    }

    @Override
    public synchronized void close() throws SQLException {
        if (asked.isPresent()) {
            asked.get().close();
        }
        PostgresServer.drop(name);
    }
}
