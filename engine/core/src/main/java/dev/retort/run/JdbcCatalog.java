package dev.retort.run;

import dev.retort.dialect.CatalogReader;
import dev.retort.row.Row;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queries over a connection, in whatever transaction it is in. */
record JdbcCatalog(Connection connection) implements CatalogReader {

    /**
     * Runs one query.
     *
     * @throws StatementFailedException if the database refuses it
     */
    @Override
    public List<Row> query(String sql, Object... parameters) {
        try {
            return parameters.length == 0 ? plain(sql) : prepared(sql, parameters);
        } catch (SQLException e) {
            throw StatementFailedException.query(sql, e);
        }
    }

    /**
     * What the driver tells of a result without rows.
     *
     * @throws StatementFailedException if the database refuses the query
     */
    @Override
    public Map<String, String> columns(String query) {
        String sql = "SELECT * FROM (" + query + "\n) q LIMIT 0";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(sql)) {
                return types(result.getMetaData());
            }
        } catch (SQLException e) {
            throw StatementFailedException.query(sql, e);
        }
    }

    private static Map<String, String> types(ResultSetMetaData columns) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String length = columns.getPrecision(i) + ", " + columns.getScale(i);
            types.put(columns.getColumnLabel(i), columns.getColumnTypeName(i) + " (" + length + ")");
        }
        return types;
    }

    /** Without parameters a question mark is not a placeholder, and must not be prepared. */
    private List<Row> plain(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(sql)) {
                return read(result);
            }
        }
    }

    private List<Row> prepared(String sql, Object[] parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return read(result);
            }
        }
    }

    /** The rows of a result, with values of {@code java.time} instead of JDBC's own. */
    private static List<Row> read(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i), value(result, i, columns));
            }
            rows.add(Row.of(values));
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet result, int column, ResultSetMetaData columns) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof Timestamp) {
            return isZoned(columns, column)
                    ? result.getObject(column, OffsetDateTime.class)
                    : result.getObject(column, LocalDateTime.class);
        }
        if (value instanceof Time) {
            return result.getObject(column, LocalTime.class);
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Array array) {
            return list(array.getArray());
        }
        return isPlain(value) ? value : result.getString(column);
    }

    private static boolean isZoned(ResultSetMetaData columns, int column) throws SQLException {
        return columns.getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE
                || columns.getColumnTypeName(column).equalsIgnoreCase("timestamptz");
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof byte[]
                || value instanceof UUID;
    }

    private static @Nullable Object list(Object array) {
        if (!(array instanceof Object[] elements)) {
            return array;
        }
        return Arrays.stream(elements)
                .map(element -> element instanceof Object[] ? list(element) : element)
                .toList();
    }
}
