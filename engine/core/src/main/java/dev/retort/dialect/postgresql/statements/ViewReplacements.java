package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ViewOperation.ReplaceView;
import dev.retort.row.Row;
import dev.retort.schema.View;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that give a view another query. The server replaces one only by a view with the same columns and perhaps more
 * behind them; else the view is dropped and created again, with its owner, comments, grants, options, defaults and triggers,
 * unless something depends on it. The options would get lost in either case.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createview.html">CREATE VIEW</a>
 */
public final class ViewReplacements {

    private static final String OPTIONS =
            """
            SELECT option_name || '=' || quote_literal(option_value) AS option
            FROM pg_class, pg_options_to_table(reloptions) WHERE oid = to_regclass(?) AND relkind = 'v'""";

    /** Views on it, and views on these; then everything else that depends on it but what goes and comes with it. */
    private static final String DEPENDENTS =
            """
            WITH RECURSIVE v AS (SELECT c.oid, t.oid AS row_type, t.typarray FROM pg_class c JOIN pg_type t ON t.oid = c.reltype
                                 WHERE c.oid = to_regclass(?)),
            above(oid) AS (SELECT oid FROM v UNION SELECT r.ev_class FROM above
                JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = above.oid
                JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN')
            SELECT pg_describe_object('pg_class'::regclass, oid, 0) AS what FROM above WHERE oid NOT IN (SELECT oid FROM v)
            UNION SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
            FROM v JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = v.oid
                                    OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN (row_type, typarray)
            LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
            LEFT JOIN pg_trigger t ON d.classid = 'pg_trigger'::regclass AND t.oid = d.objid
            WHERE d.deptype <> 'i' AND r.rulename IS DISTINCT FROM '_RETURN' AND f.adrelid IS DISTINCT FROM v.oid
              AND t.tgrelid IS DISTINCT FROM v.oid
            UNION SELECT pg_describe_object(d.refclassid, d.refobjid, 0)
            FROM v JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = v.oid AND d.deptype = 'e'
            UNION SELECT 'the security label of ' || l.provider
            FROM v JOIN pg_seclabel l ON l.objoid = v.oid AND l.classoid = 'pg_class'::regclass
            UNION SELECT 'a grant that ' || pg_get_userbyid(g.grantor) || ' handed on'
            FROM v JOIN pg_class c ON c.oid = v.oid, aclexplode(c.relacl) g WHERE g.grantor <> c.relowner
            ORDER BY 1""";

    private static final String COLUMNS =
            """
            SELECT a.attname, col_description(a.attrelid, a.attnum) AS comment, pg_get_expr(d.adbin, d.adrelid) AS value
            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";

    private static final String COLUMN_GRANTS =
            """
            SELECT a.attname, CASE g.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(g.grantee) END AS grantee,
                   g.privilege_type AS privilege, CASE WHEN g.is_grantable THEN 't' ELSE 'f' END AS handed_on
            FROM pg_attribute a, aclexplode(a.attacl) g WHERE a.attrelid = to_regclass(?) AND NOT a.attisdropped
            ORDER BY a.attnum, 2, 3""";

    private static final String TRIGGERS =
            """
            SELECT tgname, pg_get_triggerdef(oid) AS sql, obj_description(oid, 'pg_trigger') AS comment
            FROM pg_trigger WHERE tgrelid = to_regclass(?) AND NOT tgisinternal ORDER BY tgname""";

    private final ReplaceView operation;
    private final View view;
    private final CatalogReader catalog;
    private final String name;

    private ViewReplacements(ReplaceView operation, CatalogReader catalog) {
        this.operation = operation;
        this.view = operation.view();
        this.catalog = catalog;
        this.name = POSTGRESQL.quote(view.name());
    }

    /**
     * Replaces a plain view; a materialized one can't be.
     *
     * @throws InvalidOperationException if it has to be dropped and other objects depend on it, code {@code view-in-use}
     */
    public static List<SqlStatement> of(ReplaceView operation, CatalogReader catalog) {
        if (operation.view().materialized()) {
            throw new InvalidOperationException(
                    "PostgreSQL can't replace materialized view "
                            + operation.view().name(),
                    "drop it, and create it with its indexes");
        }
        return new ViewReplacements(operation, catalog).statements();
    }

    private List<SqlStatement> statements() {
        String plain = "CREATE OR REPLACE VIEW " + name + " AS " + query();
        if (!catalog.hasRows()) {
            return List.of(requireNoOptions(), SqlStatement.of(plain));
        }
        if (catalog.query("SELECT 1 FROM pg_class WHERE oid = to_regclass(?) AND relkind = 'v'", name)
                .isEmpty()) {
            return SqlStatement.all(plain);
        }
        String definition = name + options() + " AS " + query();
        Map<String, String> after = catalog.columns(query().substring(0, withCheckOption(query())));
        return isExtended(catalog.columns("SELECT * FROM " + name), after)
                ? SqlStatement.all("CREATE OR REPLACE VIEW " + definition)
                : anew(definition, after.keySet());
    }

    private String query() {
        return view.query().require(DatabaseKind.POSTGRESQL, "a view");
    }

    private SqlStatement requireNoOptions() {
        return SqlStatement.requireNoRows(
                Problem.of("view-options", "view " + view.name() + " has options, which a script can't take along")
                        .cure("run it online, or set them again afterwards: ALTER VIEW … SET (…)"),
                "SELECT array_to_string(reloptions, ', ') AS options FROM pg_catalog.pg_class WHERE oid = to_regclass("
                        + Literals.text(name) + ") AND reloptions IS NOT NULL");
    }

    /** Those that were set apart from the query; a check option may be written in it. */
    private String options() {
        boolean written = saysCheckOption(query())
                || operation
                        .original()
                        .filter(it -> saysCheckOption(it.query().require(DatabaseKind.POSTGRESQL, "a view")))
                        .isPresent();
        List<String> options = catalog.texts(OPTIONS, name).stream()
                .filter(option -> !written || !option.startsWith("check_option="))
                .toList();
        return options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")";
    }

    private static boolean saysCheckOption(String query) {
        return withCheckOption(query) < query.length();
    }

    /** The place of WITH CHECK OPTION at the end of a query; its end if there is none. */
    private static int withCheckOption(String query) {
        List<Token> tokens = Tokenizer.tokens(query, DatabaseKind.POSTGRESQL);
        int last = tokens.size() - 1;
        if (last < 3
                || !tokens.get(last).isWord("option")
                || !tokens.get(last - 1).isWord("check")) {
            return query.length();
        }
        int with = tokens.get(last - 2).isWord("with") ? last - 2 : last - 3;
        return tokens.get(with).start();
    }

    /** Whether the columns stay, and new ones only come behind them. */
    private static boolean isExtended(Map<String, String> before, Map<String, String> after) {
        return Collections.indexOfSubList(List.copyOf(after.entrySet()), List.copyOf(before.entrySet())) == 0;
    }

    private List<SqlStatement> anew(String definition, Set<String> columns) {
        List<String> dependents = catalog.texts(DEPENDENTS, name);
        if (!dependents.isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of(
                                    "view-in-use",
                                    "view " + view.name()
                                            + " can't be replaced while other objects use it: its columns aren't only added to")
                            .with("used by", String.join("; ", dependents))
                            .cure(
                                    "drop these first, and create them again afterwards; or keep the columns, and add at the end"));
        }
        List<String> statements = new ArrayList<>();
        statements.add("DROP VIEW " + name);
        statements.add("CREATE VIEW " + definition);
        statements.addAll(Belongings.ofView(name, catalog));
        ofColumns(columns, statements);
        ofTriggers(statements);
        return SqlStatement.all(statements.toArray(String[]::new));
    }

    private void ofColumns(Set<String> names, List<String> statements) {
        for (Row row : catalog.query(COLUMNS, name)) {
            String column = row.text("attname").orElseThrow();
            if (!names.contains(column)) {
                continue;
            }
            String quoted = POSTGRESQL.quote(column);
            row.text("comment")
                    .ifPresent(text -> statements.add(
                            TableStatements.commentOn(TableStatements.columnTarget(view.name(), column), text)));
            row.text("value")
                    .ifPresent(value ->
                            statements.add("ALTER VIEW " + name + " ALTER COLUMN " + quoted + " SET DEFAULT " + value));
        }
        for (Row row : catalog.query(COLUMN_GRANTS, name)) {
            String column = row.text("attname").orElseThrow();
            if (names.contains(column)) {
                String privilege = row.text("privilege").orElseThrow();
                statements.add(Belongings.grant(privilege, Optional.of(POSTGRESQL.quote(column)), name, row));
            }
        }
    }

    private void ofTriggers(List<String> statements) {
        for (Row row : catalog.query(TRIGGERS, name)) {
            statements.add(row.text("sql").orElseThrow());
            String trigger = "TRIGGER " + POSTGRESQL.quote(row.text("tgname").orElseThrow()) + " ON " + name;
            row.text("comment").ifPresent(text -> statements.add(TableStatements.commentOn(trigger, text)));
        }
    }
}
