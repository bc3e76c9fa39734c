package dev.retort.junit.mutation;

import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a PostgreSQL database holds, by pg_catalog. The order of columns doesn't count, as for the checks. */
final class PostgresDump {

    private static final String CATALOGUE =
            """
            WITH n AS (SELECT oid, nspname, nspacl FROM pg_namespace
                       WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'),
                 e AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
                 c AS (SELECT c.* FROM pg_class c JOIN n ON n.oid = relnamespace
                       WHERE NOT EXISTS (SELECT FROM e WHERE classid = 'pg_class'::regclass AND objid = c.oid))
            SELECT concat_ws(' ', 'schema', nspname, nspacl::text) FROM n
            UNION ALL
            SELECT concat_ws(' ', 'relation', oid::regclass, relkind, relpersistence, reloptions::text,
                   relrowsecurity, relforcerowsecurity, relreplident,
                   CASE relkind WHEN 'p' THEN pg_get_partkeydef(oid) END, pg_get_expr(relpartbound, oid), relacl::text,
                   CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END, relispopulated,
                   (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno)
                    FROM pg_inherits WHERE inhrelid = c.oid))
            FROM c WHERE relkind NOT IN ('i', 'I', 'S')
            UNION ALL
            SELECT concat_ws(' ', 'column', attrelid::regclass, quote_ident(attname), format_type(atttypid, atttypmod),
                   attnotnull, 'default', pg_get_expr(adbin, adrelid), 'identity', attidentity, attgenerated,
                   attcollation::regcollation, attstorage, attcompression, attstattarget, attacl::text, attoptions::text)
            FROM pg_attribute a JOIN c ON c.oid = attrelid LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum
            WHERE attnum > 0 AND NOT attisdropped AND relkind NOT IN ('i', 'I', 'S')
            UNION ALL
            SELECT concat_ws(' ', 'constraint', conname, 'of', conrelid::regclass, contypid::regtype,
                   pg_get_constraintdef(k.oid), convalidated, condeferrable, condeferred)
            FROM pg_constraint k JOIN n ON n.oid = connamespace
            WHERE NOT EXISTS (SELECT FROM e WHERE objid = conrelid)
            UNION ALL
            SELECT concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, indisclustered, indisreplident)
            FROM pg_index JOIN c ON c.oid = indrelid WHERE relkind <> 't'
            UNION ALL
            SELECT concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
            FROM pg_trigger t JOIN c ON c.oid = tgrelid WHERE NOT tgisinternal
            UNION ALL
            SELECT concat_ws(' ', 'checks of', conrelid::regclass, string_agg(tgenabled::text, '' ORDER BY tgenabled))
            FROM pg_trigger t JOIN pg_constraint k ON k.oid = tgconstraint JOIN c ON c.oid = conrelid
            WHERE tgisinternal GROUP BY conrelid
            UNION ALL
            SELECT concat_ws(' ', pg_get_ruledef(r.oid), ev_enabled)
            FROM pg_rewrite r JOIN c ON c.oid = ev_class WHERE rulename <> '_RETURN'
            UNION ALL
            SELECT concat_ws(' ', 'policy', polname, polrelid::regclass, polcmd, polpermissive, polroles::text,
                   pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid))
            FROM pg_policy
            UNION ALL
            SELECT CASE WHEN prokind IN ('f', 'p') THEN concat_ws(' ', pg_get_functiondef(p.oid), proacl::text)
                   ELSE 'aggregate ' || p.oid::regprocedure END
            FROM pg_proc p JOIN n ON n.oid = pronamespace
            WHERE NOT EXISTS (SELECT FROM e WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
            UNION ALL
            SELECT concat_ws(' ', 'type', t.oid::regtype, typtype,
                   (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
                   format_type(nullif(typbasetype, 0), typtypmod), typdefault, typnotnull,
                   (SELECT rngsubtype::regtype FROM pg_range WHERE rngtypid = t.oid))
            FROM pg_type t JOIN n ON n.oid = typnamespace
            WHERE typtype IN ('e', 'd', 'r', 'b') AND typcategory <> 'A'
              AND NOT EXISTS (SELECT FROM e WHERE classid = 'pg_type'::regclass AND objid = t.oid)
            UNION ALL
            SELECT concat_ws(' ', 'sequence', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin,
                   seqcache, seqcycle, (SELECT refobjid::regclass || '.' || attname FROM pg_depend
                    JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
                    WHERE objid = seqrelid AND deptype IN ('a', 'i') AND refobjsubid > 0))
            FROM pg_sequence JOIN c ON c.oid = seqrelid
            UNION ALL
            SELECT 'comment ' || pg_describe_object(classoid, objoid, objsubid) || ': ' || description
            FROM pg_description WHERE objoid >= 16384
            UNION ALL
            SELECT 'comment of the database: ' || description FROM pg_shdescription
            WHERE objoid = (SELECT oid FROM pg_database WHERE datname = current_database())
            UNION ALL
            SELECT concat_ws(' ', 'extension', extname, extversion, extnamespace::regnamespace) FROM pg_extension
            UNION ALL
            SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s
            UNION ALL
            SELECT concat_ws(' ', 'setting', setrole, setconfig::text) FROM pg_db_role_setting
            WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
            UNION ALL
            SELECT concat_ws(' ', 'default privileges', defaclnamespace, defaclobjtype, defaclacl::text) FROM pg_default_acl
            UNION ALL
            SELECT concat_ws(' ', 'event trigger', evtname, evtevent, evtfoid::regprocedure, evtenabled) FROM pg_event_trigger
            ORDER BY 1
            """;

    private static final String RELATIONS =
            """
            SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%' AND relkind::text = ANY (string_to_array(?, ','))
              AND relispopulated
            ORDER BY 1
            """;

    private PostgresDump() {}

    static Dump of(Connection connection) throws SQLException {
        Query.run(connection, "SET search_path = ''");
        List<String> catalogue = new Query(connection, CATALOGUE).list(row -> row.getString(1));
        Map<String, List<Map<String, String>>> rows = new TreeMap<>();
        for (String table : new Query(connection, RELATIONS, "r,m").list(row -> row.getString(1))) {
            rows.put(table, Dump.rows(connection, "SELECT * FROM " + table));
        }
        List<String> positions = new ArrayList<>();
        for (String sequence : new Query(connection, RELATIONS, "S").list(row -> row.getString(1))) {
            positions.add(new Query(connection, "SELECT last_value, is_called FROM " + sequence)
                    .get(row -> "position of " + sequence + " is " + row.getString(1) + " " + row.getString(2)));
        }
        return new Dump(catalogue, rows, positions);
    }

    static List<String> session(Connection connection) throws SQLException {
        List<String> lines = new Query(
                        connection,
                        "SELECT name, setting FROM pg_catalog.pg_settings WHERE source = 'session' ORDER BY name")
                .list(row -> row.getString(1) + " = " + row.getString(2));
        lines.addAll(new Query(
                        connection,
                        "SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = pg_catalog.pg_my_temp_schema()"
                                + " ORDER BY 1")
                .list(row -> "temporary " + row.getString(1)));
        lines.addAll(
                new Query(connection, "SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql ORDER BY 1")
                        .list(row -> "prepared " + row.getString(1)));
        lines.add("session " + new Query(connection, "SELECT current_user").get(row -> row.getString(1)));
        return lines;
    }
}
