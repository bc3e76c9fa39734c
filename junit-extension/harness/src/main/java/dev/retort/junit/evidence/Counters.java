package dev.retort.junit.evidence;

import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How far sequences have counted, which is no part of a schema. */
final class Counters {

    private static final String POSTGRESQL =
            "select schemaname || '.' || sequencename, coalesce(last_value::text, 'never') from pg_catalog.pg_sequences";

    /** SQLite makes this table with the first AUTOINCREMENT: https://www.sqlite.org/autoinc.html. */
    private static final String SQLITE_COUNTS =
            "select count(*) from main.sqlite_schema where name = 'sqlite_sequence'";

    private static final String SQLITE = "select name, seq from main.sqlite_sequence";

    private Counters() {}

    /** The last numbers by the sequences' names; {@code never} if one gave none yet. */
    static Map<String, String> read(Connection connection) throws SQLException {
        boolean postgres = connection.getMetaData().getDatabaseProductName().equals(DatabaseKind.POSTGRESQL.label());
        try (Statement statement = connection.createStatement()) {
            if (postgres) {
                return positions(statement, POSTGRESQL);
            }
            return counts(statement) ? positions(statement, SQLITE) : Map.of();
        }
    }

    private static boolean counts(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SQLITE_COUNTS)) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private static Map<String, String> positions(Statement statement, String query) throws SQLException {
        Map<String, String> positions = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                positions.put(rows.getString(1), rows.getString(2));
            }
        }
        return positions;
    }
}
