package dev.retort.junit.nightly;

import dev.retort.sql.Identifiers;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Turns the order round in which PostgreSQL's tables hold their rows: each row is written again where it stands now first,
 * behind all others. No trigger and no key takes note of it. (SQLite has a PRAGMA for it.)
 */
final class RowOrder {

    /** Partitions are tables too. Who gives a number to itself can't be written; any other column can. */
    private static final String TABLES =
            """
            select n.nspname, c.relname, min(a.attname)
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and a.attgenerated = '' and a.attidentity = ''
            where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname !~ '^(pg_|information_schema$)'
              and c.relname !~ '^retort_'
            group by 1, 2
            order by 1, 2""";

    private RowOrder() {}

    static void reverse(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> statements = new Query(connection, TABLES)
                    .list(row -> rewriting(
                            Identifiers.quoted(row.getString(1)) + "." + Identifiers.quoted(row.getString(2)),
                            Identifiers.quoted(row.getString(3))));
            Query.run(connection, "SET session_replication_role = replica");
            for (String statement : statements) {
                Query.run(connection, statement);
            }
            Query.run(connection, "RESET session_replication_role");
        }
    }

    private static String rewriting(String table, String column) {
        return "DO $$ DECLARE place tid; BEGIN FOREACH place IN ARRAY coalesce((SELECT array_agg(ctid ORDER BY ctid DESC)"
                + " FROM ONLY " + table + "), '{}') LOOP UPDATE ONLY " + table + " SET " + column + " = " + column
                + " WHERE ctid = place; END LOOP; END $$";
    }
}
