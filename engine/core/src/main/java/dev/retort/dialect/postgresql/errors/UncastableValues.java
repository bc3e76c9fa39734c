package dev.retort.dialect.postgresql.errors;

import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.ChangedTable;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the values that can't be converted to a column's new type. The server can be asked since version 16; before,
 * its message alone names the value.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-info.html">pg_input_is_valid</a>
 */
final class UncastableValues {

    private static final String ENUMS =
            """
            SELECT c.relname || '.' || a.attname AS shown, format_type(t.oid, NULL) AS type,
                   (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                    FROM pg_enum WHERE enumtypid = t.oid) AS labels
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid AND t.typtype = 'e'
            WHERE c.relname = ? AND strpos(?, t.typname) > 0
            ORDER BY a.attnum""";

    private static final Pattern WHOLE = Pattern.compile("(?i)smallint|integer|bigint|int[248]?");

    private UncastableValues() {}

    static Problem explain(Problem problem, Failure failure) {
        return Clauses.alteration(failure.statement())
                .map(it -> placed(problem, failure, it))
                .orElseGet(() -> labels(problem, failure));
    }

    /** The server names the enum and the label, but neither the column nor the labels that there are. */
    private static Problem labels(Problem problem, Failure failure) {
        List<Row> enums = ChangedTable.of(failure.statement(), DatabaseKind.POSTGRESQL)
                .map(changed -> failure.catalog()
                        .query(ENUMS, changed.name(), failure.server().text()))
                .orElse(List.of());
        if (enums.isEmpty()) {
            return problem;
        }
        Row first = enums.get(0);
        return problem.with(
                        "column",
                        enums.stream().map(row -> row.text("shown").orElse("")).toList())
                .with("labels", first.text("labels").orElse(""))
                .cure(
                        "use one of the labels, or add this one in an earlier revision: op.addEnumLabel(…), or ALTER TYPE "
                                + first.text("type").orElse("") + " ADD VALUE");
    }

    private static Problem placed(Problem problem, Failure failure, Clauses.Alteration change) {
        Problem placed = problem.with("column", change.table() + "." + change.column())
                .with("new type", change.type())
                .cure("change the values in an earlier step, or say how to convert them: type(…, \"using\")");
        String cast = change.column() + "::" + change.type();
        boolean plain = change.using().map(cast::equals).orElse(true);
        return plain ? withValues(placed, failure, new Cast(change.table(), change.column(), change.type())) : placed;
    }

    private static Problem withValues(Problem problem, Failure failure, Cast cast) {
        if (failure.catalog()
                .query("SELECT 1 FROM pg_proc WHERE proname = 'pg_input_is_valid'")
                .isEmpty()) {
            return problem;
        }
        String key = String.join(", ", failure.key(cast.table()));
        List<Row> rows = failure.catalog()
                .query(
                        "SELECT " + key + ", " + cast.shown() + " AS value, " + RowList.TOTAL + " FROM "
                                + cast.table() + " WHERE NOT pg_input_is_valid(" + cast.input() + ", ?) ORDER BY "
                                + key + " LIMIT " + RowList.SHOWN,
                        cast.type());
        return rows.isEmpty() ? problem : problem.with("offending rows", RowList.of(rows));
    }

    /** A cast, all of it as SQL. */
    private record Cast(String table, String column, String type) {

        /** The value as a message may show it. */
        String shown() {
            return RowList.inName(column) ? Literals.text(RowList.HIDDEN) : column + "::text";
        }

        /** The value as the new type would read it: a number is rounded on its way to a whole one. */
        String input() {
            String text = column + "::text";
            return WHOLE.matcher(type).matches()
                    ? "CASE WHEN pg_typeof(" + column + ") IN ('numeric', 'real', 'double precision') THEN split_part("
                            + text + ", '.', 1) ELSE " + text + " END"
                    : text;
        }
    }
}
