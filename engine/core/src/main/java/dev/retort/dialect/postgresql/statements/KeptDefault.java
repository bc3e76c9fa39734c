package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.DefaultText;
import dev.retort.dialect.postgresql.text.LiteralText;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.dialect.postgresql.text.TypeNames;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.row.Row;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a default that stays while the column's type changes. The server casts it where it casts a value that is
 * inserted; else it refuses the change, and from an enum type it goes on making a value of the old type, which then can't be
 * dropped. So a literal is taken away, and comes back as a literal of the new type. A partition's or child's default is its
 * own.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE, SET DATA TYPE</a>
 */
final class KeptDefault {

    /**
     * Defaults that the server doesn't bring along well: with an enum type on a side, text of what was none, and
     * what has no cast for assignments.
     */
    private static final String DEFAULTS =
            """
            WITH RECURSIVE family AS (SELECT to_regclass(?)::oid AS relid
                UNION SELECT inhrelid FROM pg_inherits JOIN family ON inhparent = relid),
            wanted AS (SELECT w.oid, w.typcategory, coalesce(e.typtype, w.typtype) = 'e' AS labelled
                       FROM pg_type w LEFT JOIN pg_type e ON w.typcategory = 'A' AND e.oid = w.typelem
                       WHERE w.oid = to_regtype(?)::oid)
            SELECT n.nspname, c.relname, pg_get_expr(d.adbin, d.adrelid) AS value,
                   CASE WHEN c.relhassubclass THEN 't' ELSE 'f' END AS has_children,
                   CASE WHEN coalesce(e.typtype, t.typtype) = 'e' THEN 't' ELSE 'f' END AS was_labelled
            FROM family JOIN pg_class c ON c.oid = relid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = relid AND a.attname = ? AND a.attgenerated = ''
            JOIN pg_attrdef d ON d.adrelid = relid AND d.adnum = a.attnum
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type e ON t.typcategory = 'A' AND e.oid = t.typelem
            JOIN wanted w ON w.oid <> a.atttypid
            WHERE coalesce(e.typtype, t.typtype) = 'e' OR w.labelled OR w.typcategory = 'S' AND t.typcategory <> 'S'
               OR NOT EXISTS (SELECT FROM pg_cast WHERE castsource = a.atttypid AND casttarget = w.oid
                                                    AND castcontext IN ('a', 'i'))
            ORDER BY 1, 2""";

    private static final String OF_AN_ENUM =
            """
            SELECT pg_get_expr(d.adbin, d.adrelid) AS "default" FROM pg_attribute a
            JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type e ON t.typcategory = 'A' AND e.oid = t.typelem
            WHERE a.attgenerated = '' AND coalesce(e.typtype, t.typtype) = 'e' AND a.attrelid = to_regclass(\
            """;

    private final AlterColumn operation;
    private final SqlType type;
    private final CatalogReader catalog;
    private final List<SqlStatement> before = new ArrayList<>();
    private final List<SqlStatement> after = new ArrayList<>();

    KeptDefault(AlterColumn operation, SqlType type, CatalogReader catalog) {
        this.operation = operation;
        this.type = type;
        this.catalog = catalog;
        if (operation.defaultValue().isGiven() || operation.identity().isGiven()) {
            return;
        }
        if (catalog.hasRows()) {
            ofTheCatalogue();
        } else {
            inAScript();
        }
    }

    /** What goes before the change of the type. */
    List<SqlStatement> before() {
        return before;
    }

    /** What comes after it. */
    List<SqlStatement> after() {
        return after;
    }

    private void ofTheCatalogue() {
        String table = POSTGRESQL.quote(operation.table());
        for (Row row : catalog.query(DEFAULTS, table, TypeNames.of(type), operation.column())) {
            String value = row.text("value").orElseThrow();
            boolean wasLabelled = row.bool("was_labelled").orElse(false);
            if (LiteralText.read(value).isPresent()) {
                change(alter(row), converted(value, wasLabelled));
            } else if (wasLabelled) {
                throw refused(value, "is an expression of the type that it has now");
            }
        }
    }

    private static String alter(Row row) {
        QualifiedName table = QualifiedName.of(
                row.text("nspname").orElseThrow(), row.text("relname").orElseThrow());
        boolean alone = row.bool("has_children").orElse(false);
        return alone ? "ALTER TABLE ONLY " + POSTGRESQL.quote(table) + " " : TableStatements.alter(table);
    }

    private void change(String alter, String value) {
        String column = alter + "ALTER COLUMN " + POSTGRESQL.quote(operation.column());
        before.add(SqlStatement.of(column + " DROP DEFAULT"));
        after.add(SqlStatement.of(column + " SET DEFAULT " + value));
    }

    /** The server casts it: it knows best how. An enum type has casts by way of text only. */
    private String converted(String value, boolean wasLabelled) {
        boolean labelled = wasLabelled || isEnum();
        String cast = "((" + value + ")" + (labelled ? "::text" : "") + "::" + TypeNames.of(type) + ")::text";
        try {
            String text = catalog.texts("SELECT " + cast + " AS text").get(0);
            boolean number = type instanceof SqlType.IntegerType || type instanceof SqlType.NumericType;
            return number && text.matches("-?[0-9.]+") ? text : Literals.text(text);
        } catch (RuntimeException e) {
            throw refused(value, "can't become " + TypeNames.of(type));
        }
    }

    /** A script has no catalogue: what is known is what was said, and what wasn't is looked for where it runs. */
    private void inAScript() {
        Optional<Default> value = operation.original().flatMap(it -> it.defaultValue());
        Optional<SqlType> was = operation.original().map(it -> it.type());
        if (was.isEmpty()) {
            before.addAll(isEnum() ? List.of() : List.of(requireNoneOfAnEnum()));
        } else if (value.isPresent() && value.get() instanceof Default.Literal literal && !isCast(was.get(), type)) {
            change(TableStatements.alter(operation.table()), DefaultText.of(literal, type));
        }
    }

    private SqlStatement requireNoneOfAnEnum() {
        return SqlStatement.requireNoRows(
                problem("is a value of an enum type")
                        .cure("say how the column was, op.alterColumn(…).was(column(…)), or run it online"),
                OF_AN_ENUM + Literals.text(POSTGRESQL.quote(operation.table())) + ") AND a.attname = "
                        + Literals.text(operation.column()));
    }

    private boolean isEnum() {
        return plain(type).asEnum().isPresent();
    }

    private static SqlType plain(SqlType type) {
        return type instanceof SqlType.ArrayType array ? plain(array.of()) : type;
    }

    /** Whether the server casts a default of these types by itself, as far as that is known without it. */
    private static boolean isCast(SqlType from, SqlType to) {
        return from.equals(to)
                || (isText(from) && isText(to))
                || (isNumber(from) && isNumber(to))
                || (from.getClass() == to.getClass() && plain(from).asEnum().isEmpty());
    }

    private static boolean isText(SqlType type) {
        return type instanceof SqlType.TextType || type instanceof SqlType.StringType;
    }

    private static boolean isNumber(SqlType type) {
        return type instanceof SqlType.IntegerType
                || type instanceof SqlType.NumericType
                || type instanceof SqlType.FloatType;
    }

    private Problem problem(String reason) {
        return Problem.of(
                "default-in-the-way", "the default of " + operation.table() + "." + operation.column() + " " + reason);
    }

    private InvalidOperationException refused(String value, String reason) {
        return new InvalidOperationException(problem(reason)
                .with("default", value)
                .cure("give the new one in the same alteration, .defaultTo(…), or .dropDefault()"));
    }
}
