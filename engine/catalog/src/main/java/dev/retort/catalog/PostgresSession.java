package dev.retort.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The time in which a PostgreSQL catalogue is read: as of one moment, and with fixed values of the settings that change
 * how the server writes names, dates and bytes.
 */
final class PostgresSession implements AutoCloseable {

    /**
     * Compiling queries that run once and starting workers cost more than they save, so both are off too. Whoever waits
     * for a lock gives way before the server would look for a deadlock and might end the other's statement.
     */
    private static final Map<String, String> FIXED = Map.of(
            "search_path", "pg_catalog",
            "TimeZone", "UTC",
            "DateStyle", "ISO, MDY",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1",
            "quote_all_identifiers", "off",
            "max_parallel_workers_per_gather", "0",
            "lock_timeout", "300ms",
            "jit", "off");

    private final Connection connection;
    private final RolledBack part;

    private PostgresSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.part = RolledBack.reading(connection, FIXED);
    }

    static PostgresSession open(Connection connection) throws SQLException {
        return new PostgresSession(connection);
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
                select string_agg(case when has_sequence_privilege(c.oid, 'select')
                         then format('select %s::oid, case when is_called then ''after '' else ''at '' end || last_value from %s',
                                     c.oid, c.oid::regclass)
                         else format('select %s::oid, ''not readable''', c.oid) end, ' union all ')
                  from pg_sequence q join pg_class c on c.oid = q.seqrelid join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        part.close();
    }
}
