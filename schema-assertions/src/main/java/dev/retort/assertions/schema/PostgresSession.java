package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The time in which a PostgreSQL catalogue is read: the settings that change how the server writes names, dates and
 * bytes have fixed values, and the caller's again afterwards.
 */
final class PostgresSession implements AutoCloseable {

    /** Compiling queries that run once costs more than it saves, so jit is off too. */
    private static final Map<String, String> FIXED = Map.of(
            "search_path", "pg_catalog",
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1",
            "quote_all_identifiers", "off",
            "jit", "off");

    private final Connection connection;
    private final boolean inTransaction;
    private final Map<String, String> before = new LinkedHashMap<>();

    private PostgresSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.inTransaction = !connection.getAutoCommit();
    }

    static PostgresSession open(Connection connection) throws SQLException {
        PostgresSession session = new PostgresSession(connection);
        session.remember();
        session.set(FIXED);
        return session;
    }

    private void remember() throws SQLException {
        String query = FIXED.keySet().stream()
                .map(name -> "pg_catalog.current_setting('" + name + "')")
                .collect(Collectors.joining(", ", "select ", ""));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            int column = 1;
            for (String name : FIXED.keySet()) {
                before.put(name, rows.getString(column));
                column++;
            }
        }
    }

    /** In a transaction the setting is local to it, so that a value that was local stays so. */
    private void set(Map<String, String> values) throws SQLException {
        String query = values.keySet().stream()
                .map(name -> "pg_catalog.set_config('" + name + "', ?, " + inTransaction + ")")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            int parameter = 1;
            for (String value : values.values()) {
                statement.setString(parameter, value);
                parameter++;
            }
            statement.execute();
        }
    }

    Map<Long, String> sequencePositions() throws SQLException {
        String union = eachSequence();
        Map<Long, String> positions = new HashMap<>();
        if (!union.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(union)) {
                while (rows.next()) {
                    positions.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return positions;
    }

    private String eachSequence() throws SQLException {
        String names =
                """
                select string_agg(format(
                         'select %s::oid, case when is_called then ''after '' else ''at '' end || last_value from %s',
                         c.oid, c.oid::regclass), ' union all ')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'S' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                   and case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'select') end""";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        set(before);
    }
}
