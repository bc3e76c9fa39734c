package dev.retort.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question to a connection, whose answer is read at once: {@code new Query(connection, "SELECT name FROM t WHERE id = ?",
 * 7).list(row -> row.getString(1))}. Without parameters it isn't prepared, so that a question mark is itself.
 */
public final class Query {

    private final Connection connection;
    private final String sql;
    private final Object[] parameters;

    /** Asks on this connection, in whatever transaction it is, with a value for each question mark. */
    public Query(Connection connection, String sql, Object... parameters) {
        this.connection = connection;
        this.sql = sql;
        this.parameters = parameters;
    }

    /** Runs a statement whose answer, if it has one, is of no interest. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is read from each row, in order. */
    public <T> List<T> list(Reading<T> reading) throws SQLException {
        List<T> read = new ArrayList<>();
        each(row -> read.add(reading.read(row)));
        return read;
    }

    /** What is read from the first row; empty if there is none, or if that is NULL. */
    public <T> Optional<T> first(Reading<T> reading) throws SQLException {
        return answer(rows -> rows.next() ? Optional.ofNullable(reading.read(rows)) : Optional.empty());
    }

    /** What is read from the first row, which there is for sure. */
    public <T> T get(Reading<T> reading) throws SQLException {
        return answer(rows -> {
            rows.next();
            return reading.read(rows);
        });
    }

    /** Whether there is a row. */
    public boolean hasRows() throws SQLException {
        return answer(ResultSet::next);
    }

    /** Shows each row, in order. */
    public void each(Visit visit) throws SQLException {
        answer(rows -> {
            while (rows.next()) {
                visit.row(rows);
            }
            return true;
        });
    }

    private <T> T answer(Reading<T> reading) throws SQLException {
        if (parameters.length == 0) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return reading.read(rows);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }

    /** Reads the row that the result is at. */
    @FunctionalInterface
    public interface Reading<T> {

        /** What is in the row. */
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row that the result is at. */
    @FunctionalInterface
    public interface Visit {

        /** Takes one row. */
        void row(ResultSet row) throws SQLException;
    }
}
