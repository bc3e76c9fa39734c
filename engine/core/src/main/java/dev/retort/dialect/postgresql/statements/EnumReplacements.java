package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Statements that put another enum type in the place of one: labels can be removed and moved in no other way.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-enum.html">Enumerated types</a>
 */
public final class EnumReplacements {

    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) AS value,
                   CASE WHEN a.atttypid = t.oid THEN 'f' ELSE 't' END AS is_array
            FROM pg_type t JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray)
            JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE t.oid = to_regtype(?) AND c.relkind IN ('r', 'p') AND a.attinhcount = 0 AND NOT a.attisdropped
            ORDER BY n.nspname, c.relname, a.attnum""";

    /** What would keep a value of the old type: the server's own message doesn't say which check or index it is. */
    private static final String DEPENDENTS =
            """
            SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0) AS what
            FROM pg_type t JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
            JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid
                            AND d.refobjsubid = a.attnum AND d.classid = 'pg_rewrite'::regclass
            WHERE t.oid = to_regtype(?)
            UNION
            SELECT pg_describe_object(d.classid, d.objid, 0)
            FROM pg_type t JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
            LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
            WHERE t.oid = to_regtype(?) AND (c.relkind = 'i' AND d.objsubid = 0 OR d.classid IN
                  ('pg_constraint'::regclass, 'pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass))
            ORDER BY 1""";

    private final ReplaceEnum operation;
    private final String type;
    private final List<SqlStatement> statements = new ArrayList<>();

    private EnumReplacements(ReplaceEnum operation) {
        this.operation = operation;
        this.type = POSTGRESQL.quote(operation.type().name());
    }

    /** Makes the new type under the old name and moves every column over to it. */
    public static List<SqlStatement> of(ReplaceEnum operation, CatalogReader catalog) {
        return new EnumReplacements(operation).statements(catalog);
    }

    private List<SqlStatement> statements(CatalogReader catalog) {
        QualifiedName name = operation.type().name();
        QualifiedName old = name.withName(oldName(name.name()));
        requireNoDependents(catalog);
        List<Row> columns = catalog.query(COLUMNS, type);
        add("ALTER TYPE " + type + " RENAME TO " + POSTGRESQL.quote(old.name()));
        statements.add(EnumStatements.creation(operation.type()));
        columns.forEach(this::convert);
        add("DROP TYPE " + POSTGRESQL.quote(old));
        return statements;
    }

    private void requireNoDependents(CatalogReader catalog) {
        List<String> dependents = catalog.texts(DEPENDENTS, type, type);
        if (!dependents.isEmpty()) {
            throw new InvalidOperationException(Problem.of(
                            "type-in-use",
                            "enum " + operation.type().name() + " can't be replaced while other objects use it")
                    .with("used by", String.join("; ", dependents))
                    .cure("drop these first, and create them again afterwards"));
        }
    }

    private void convert(Row row) {
        String column = POSTGRESQL.quote(row.text("attname").orElseThrow());
        QualifiedName table = QualifiedName.of(
                row.text("nspname").orElseThrow(), row.text("relname").orElseThrow());
        String alter = TableStatements.alter(table) + "ALTER COLUMN " + column + " ";
        boolean array = row.bool("is_array").orElse(false);
        row.text("value").ifPresent(value -> add(alter + "DROP DEFAULT"));
        add(alter + "TYPE " + type + (array ? "[]" : "") + " USING " + (array ? elements(column) : label(column)));
        row.text("value").ifPresent(value -> add(alter + "SET DEFAULT " + mapped(value, array)));
    }

    private String label(String column) {
        String text = column + "::text";
        if (operation.mapping().isEmpty()) {
            return text + "::" + type;
        }
        StringBuilder cases = new StringBuilder("(CASE ").append(text);
        operation.mapping().forEach((from, to) -> cases.append(" WHEN ")
                .append(Literals.text(from))
                .append(" THEN ")
                .append(Literals.text(to)));
        return cases.append(" ELSE ")
                .append(text)
                .append(" END)::")
                .append(type)
                .toString();
    }

    private String elements(String column) {
        String texts = column + "::text[]";
        for (Map.Entry<String, String> entry : operation.mapping().entrySet()) {
            texts = "array_replace(" + texts + ", " + Literals.text(entry.getKey()) + ", "
                    + Literals.text(entry.getValue()) + ")";
        }
        return texts + "::" + type + "[]";
    }

    /** A default that is a label which goes becomes what the values become. */
    private String mapped(String value, boolean array) {
        List<Token> tokens = Tokenizer.tokens(value, DatabaseKind.POSTGRESQL);
        boolean cast = tokens.size() > 2
                && tokens.get(0).kind() == Token.Kind.STRING
                && tokens.get(1).isSymbol("::");
        if (!cast) {
            return value;
        }
        if (array) {
            return operation.mapping().isEmpty()
                    ? value
                    : elements(tokens.get(0).text());
        }
        String to = operation.mapping().get(tokens.get(0).name());
        return to == null ? value : Literals.text(to) + "::" + type;
    }

    /** Cut, if need be, so that it isn't too long. */
    private static String oldName(String name) {
        int room = POSTGRESQL.longest() - "retort_old_".length();
        String kept = name;
        while (kept.getBytes(StandardCharsets.UTF_8).length > room) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return "retort_old_" + kept;
    }

    private void add(String sql) {
        statements.add(SqlStatement.of(sql));
    }
}
