package dev.retort.dialect.postgresql;

/** Writes a database's schema as text, for comparison. */
public final class SchemaQuery {

    /** One line for each object. */
    public static final String TEXT =
            """
            WITH t AS (
              SELECT c.oid, c.relname, c.relkind::text AS kind, c.relpersistence::text AS persistence, c.reloptions
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_')
            SELECT concat_ws(' ', 'table', relname, kind, persistence, reloptions::text, obj_description(oid, 'pg_class'))
                     AS line FROM t WHERE kind IN ('r', 'p')
            UNION ALL
            SELECT concat_ws(' ', 'column', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                     CASE WHEN a.attnotnull THEN 'not null' END, 'identity=' || a.attidentity::text,
                     'generated=' || a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid), co.collname,
                     col_description(t.oid, a.attnum))
            FROM t JOIN pg_attribute a ON a.attrelid = t.oid
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
            LEFT JOIN pg_collation co ON co.oid = a.attcollation
            WHERE t.kind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT concat_ws(' ', 'constraint', t.relname, k.conname, pg_get_constraintdef(k.oid))
            FROM t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype <> 'n'
            UNION ALL
            SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid)) FROM t JOIN pg_index i ON i.indrelid = t.oid
            UNION ALL
            SELECT concat_ws(' ', 'sequence', t.relname, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle)
            FROM t JOIN pg_sequence s ON s.seqrelid = t.oid
            UNION ALL
            SELECT concat_ws(' ', 'enum', ty.typname, array_agg(e.enumlabel ORDER BY e.enumsortorder)::text)
            FROM pg_type ty LEFT JOIN pg_enum e ON e.enumtypid = ty.oid WHERE ty.typtype = 'e' GROUP BY ty.typname
            UNION ALL
            SELECT concat_ws(' ', 'view', t.relname, t.kind, btrim(regexp_replace(pg_get_viewdef(t.oid, true), '\\s+', ' ', 'g')))
            FROM t WHERE t.kind IN ('v', 'm')
            UNION ALL
            SELECT concat_ws(' ', 'function', p.proname, pg_get_function_arguments(p.oid), p.prosrc)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND NOT EXISTS
              (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            UNION ALL
            SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(g.oid)) FROM pg_trigger g WHERE NOT g.tgisinternal
            UNION ALL
            SELECT concat_ws(' ', 'schema', nspname) FROM pg_namespace WHERE nspname !~ '^pg_'
            UNION ALL
            SELECT concat_ws(' ', 'extension', extname) FROM pg_extension
            UNION ALL
            SELECT concat_ws(' ', 'partition', c.relname, pg_get_expr(c.relpartbound, c.oid))
            FROM pg_class c WHERE c.relispartition AND c.relkind IN ('r', 'p')
            ORDER BY 1""";

    private SchemaQuery() {}
}
