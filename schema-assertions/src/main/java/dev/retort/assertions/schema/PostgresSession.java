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

    /** Compiling queries that run once and starting workers cost more than they save, so both are off too. */
    private static final Map<String, String> FIXED = Map.of(
            "search_path", "pg_catalog",
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1",
            "quote_all_identifiers", "off",
            "max_parallel_workers_per_gather", "0",
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
        return session;
    }

    /** One query asks for the values and sets the fixed ones; the columns of a row are computed from left to right. */
    private void remember() throws SQLException {
        String values = FIXED.keySet().stream()
                .map(name -> "pg_catalog.current_setting('" + name + "')")
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("select " + values + ", " + setters())) {
            setParameters(statement, FIXED);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                int column = 1;
                for (String name : FIXED.keySet()) {
                    before.put(name, rows.getString(column));
                    column++;
                }
            }
        }
    }

    /** In a transaction the setting is local to it, so that a value that was local stays so. */
    private String setters() {
        return FIXED.keySet().stream()
                .map(name -> "pg_catalog.set_config('" + name + "', ?, " + inTransaction + ")")
                .collect(Collectors.joining(", "));
    }

    private static void setParameters(PreparedStatement statement, Map<String, String> values) throws SQLException {
        int parameter = 1;
        for (String name : FIXED.keySet()) {
            statement.setString(parameter, values.getOrDefault(name, ""));
            parameter++;
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
        try (PreparedStatement statement = connection.prepareStatement("select " + setters())) {
            setParameters(statement, before);
            statement.execute();
        }
    }
}
