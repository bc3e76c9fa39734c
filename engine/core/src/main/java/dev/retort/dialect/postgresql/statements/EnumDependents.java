package dev.retort.dialect.postgresql.statements;

import dev.retort.dialect.CatalogReader;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import java.util.List;

/**
 * What would keep an enum type from being replaced, asked before the first statement: the server says it late, and of one
 * thing at a time.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-depend.html">pg_depend</a>
 */
final class EnumDependents {

    /**
     * All that depends on the type but for the columns of tables and their own defaults, which are converted; what depends on
     * one of these columns and can't stay while its type changes; tables whose rows are values elsewhere; and what the type
     * itself has that another can't get. Indexes and checks that only name a column are made anew by the server.
     */
    private static final String QUERY =
            """
            WITH RECURSIVE t AS (SELECT * FROM pg_type WHERE oid = to_regtype(?)),
            col AS (SELECT a.attrelid, a.attnum, c.relkind IN ('r', 'p') AND a.attgenerated = '' AS plain, c.reltype
                    FROM t JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
                    JOIN pg_class c ON c.oid = a.attrelid),
            own AS (SELECT 'pg_class'::regclass AS classid, attrelid AS objid, attnum::int AS objsubid FROM col WHERE plain
                    UNION ALL SELECT 'pg_attrdef'::regclass, d.oid, 0 FROM col
                    JOIN pg_attrdef d ON d.adrelid = attrelid AND d.adnum = attnum WHERE plain
                    UNION ALL SELECT 'pg_type'::regclass, typarray, 0 FROM t),
            found AS (SELECT d.classid, d.objid, d.objsubid
                      FROM t JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
                      UNION SELECT d.classid, d.objid, d.objsubid
                      FROM col JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = attrelid
                                               AND d.refobjsubid = attnum
                      LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
                      WHERE d.classid IN ('pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
                              'pg_publication_rel'::regclass, 'pg_proc'::regclass, 'pg_attrdef'::regclass)
                         OR k.contype = 'f'
                      UNION SELECT d.classid, d.objid, d.objsubid
                      FROM col JOIN pg_type r ON r.oid = reltype
                      JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (r.oid, r.typarray)
                      WHERE plain AND d.deptype = 'n' AND (d.classid = 'pg_class'::regclass AND d.objsubid > 0
                                                           OR d.classid = 'pg_type'::regclass)
                      UNION SELECT d.refclassid, d.refobjid, d.refobjsubid
                      FROM t JOIN pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
            SELECT CASE WHEN r.rulename = '_RETURN' THEN pg_describe_object('pg_class'::regclass, r.ev_class, 0)
                        WHEN v.relkind IN ('v', 'm') THEN pg_describe_object('pg_class'::regclass, v.oid, 0)
                        WHEN g.attgenerated <> '' THEN 'generated ' || pg_describe_object('pg_class'::regclass, g.attrelid, g.attnum)
                        ELSE pg_describe_object(f.classid, f.objid, f.objsubid) END AS what
            FROM found f
            LEFT JOIN pg_rewrite r ON f.classid = 'pg_rewrite'::regclass AND r.oid = f.objid
            LEFT JOIN pg_class v ON f.classid = 'pg_class'::regclass AND v.oid = f.objid
            LEFT JOIN pg_attrdef d ON f.classid = 'pg_attrdef'::regclass AND d.oid = f.objid
            LEFT JOIN pg_attribute g ON g.attrelid = coalesce(d.adrelid, v.oid) AND g.attnum = coalesce(d.adnum, f.objsubid)
                                    AND g.attnum > 0
            WHERE (f.classid, f.objid, f.objsubid) NOT IN (SELECT classid, objid, objsubid FROM own)
            UNION SELECT 'the partition key of ' || pg_describe_object('pg_class'::regclass, attrelid, 0)
            FROM col JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = attrelid AND d.objsubid = attnum
                                     AND d.refclassid = d.classid AND d.refobjid = attrelid AND d.refobjsubid = 0
            WHERE plain
            UNION SELECT 'the security label of ' || l.provider FROM t JOIN pg_seclabel l ON l.objoid = t.oid
                                                                      AND l.classoid = 'pg_type'::regclass
            UNION SELECT 'a grant that ' || pg_get_userbyid(g.grantor) || ' handed on' FROM t, aclexplode(t.typacl) g
            WHERE g.grantor <> t.typowner
            ORDER BY 1""";

    private EnumDependents() {}

    /**
     * Refuses what can't be carried over.
     *
     * @param type the type's name as SQL
     * @throws InvalidOperationException code {@code type-in-use}, with all that is in the way
     */
    static void requireNone(CatalogReader catalog, QualifiedName name, String type) {
        List<String> dependents = catalog.texts(QUERY, type);
        if (!dependents.isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of("type-in-use", "enum " + name + " can't be replaced while other objects use it")
                            .with("used by", String.join("; ", dependents))
                            .cure("drop these first, and create them again afterwards"));
        }
    }
}
