package dev.retort.dialect.postgresql.errors;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.error.Problem;
import dev.retort.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rows that a new rule has against it, and the row that broke an old one. */
final class OffendingRows {

    /** In every language of the server: the columns, as SQL, and the values. */
    private static final Pattern KEY_AND_VALUES = Pattern.compile("\\((.*?)\\)=\\((.*)\\)", Pattern.DOTALL);

    private static final Pattern IN_PARENTHESES = Pattern.compile("\\(.*\\)", Pattern.DOTALL);

    private OffendingRows() {}

    /** For 23505. */
    static Problem duplicates(Problem problem, Failure failure) {
        Matcher key = KEY_AND_VALUES.matcher(failure.server().detail().orElse(""));
        if (!key.find()) {
            return problem;
        }
        if (!failure.isDefinition() || failure.table().isEmpty()) {
            return problem.with("offending key", shown(key))
                    .cure("a row with this key already exists: change one of the two, or use ON CONFLICT");
        }
        Problem known = RowList.inName(key.group(1))
                ? problem.with("offending key", shown(key))
                : withRows(problem, "duplicates", failure.rows(duplicatesOf(failure, key.group(1))));
        return known.cure("remove or change the duplicates in an earlier step");
    }

    private static String duplicatesOf(Failure failure, String key) {
        List<String> conditions = new ArrayList<>();
        if (!Clauses.nullsAreEqual(failure.statement())) {
            conditions.add("ROW(" + key + ") IS NOT NULL");
        }
        Clauses.condition(failure.statement()).ifPresent(condition -> conditions.add("(" + condition + ")"));
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "SELECT " + key + ", count(*) AS rows, " + RowList.TOTAL + " FROM "
                + failure.table().orElseThrow() + where + " GROUP BY " + key
                + " HAVING count(*) > 1 ORDER BY count(*) DESC, " + key + " LIMIT " + RowList.SHOWN;
    }

    /** For 23502. */
    static Problem nulls(Problem problem, Failure failure) {
        Optional<String> column = failure.server().column();
        if (!failure.isDefinition() || failure.table().isEmpty() || column.isEmpty()) {
            return brokenBy(problem, failure).cure("give the column a value, or a default");
        }
        String table = failure.table().orElseThrow();
        List<Row> known = failure.catalog()
                .query(
                        "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ? AND attnum > 0",
                        table,
                        column.get());
        if (known.isEmpty()) {
            return problem.cure("the table has rows: give the new column a default, or add it nullable, fill it,"
                    + " then make it NOT NULL");
        }
        String condition = POSTGRESQL.quote(column.get()) + " IS NULL";
        return withRows(problem, "rows with NULL", failure.rows(keysWhere(failure, table, condition)))
                .cure("fill the column in an earlier step: UPDATE " + table + " SET " + POSTGRESQL.quote(column.get())
                        + " = … WHERE " + condition);
    }

    /** For 23514. */
    static Problem violations(Problem problem, Failure failure) {
        Optional<String> condition = Clauses.check(failure.isDefinition() ? failure.constraintText() : "");
        if (failure.table().isEmpty() || condition.isEmpty()) {
            return brokenBy(problem, failure).cure("change the values, or the check");
        }
        String against = "NOT (" + condition.get() + ")";
        return withRows(
                        problem,
                        "offending rows",
                        failure.rows(keysWhere(failure, failure.table().get(), against)))
                .cure("change these rows in an earlier step, or add the check as NOT VALID: WHERE " + against);
    }

    /** For 23503. */
    static Problem orphans(Problem problem, Failure failure) {
        Matcher key = KEY_AND_VALUES.matcher(failure.server().detail().orElse(""));
        Problem known = key.find() ? problem.with("offending key", shown(key)) : problem;
        Optional<Clauses.Reference> reference =
                failure.isDefinition() ? Clauses.reference(failure.constraintText()) : Optional.empty();
        if (failure.table().isEmpty() || reference.isEmpty()) {
            return known.cure("insert referenced rows first, and delete referencing rows first");
        }
        String sql = reference.get().orphans(failure.table().get());
        return withRows(known, "orphans", failure.rows(sql))
                .cure("delete these rows, point them elsewhere, or insert the rows they reference, in an"
                        + " earlier step");
    }

    private static String keysWhere(Failure failure, String table, String condition) {
        String key = String.join(", ", failure.key(table));
        return "SELECT " + key + ", " + RowList.TOTAL + " FROM " + table + " WHERE " + condition + " ORDER BY " + key
                + " LIMIT " + RowList.SHOWN;
    }

    private static String shown(Matcher key) {
        boolean secret = RowList.inName(key.group(1));
        return secret ? "(" + key.group(1) + ")=" + RowList.HIDDEN : RowList.shortened(key.group());
    }

    /** The server's detail shows every value of the row, so none is shown if one of them is a secret. */
    private static Problem brokenBy(Problem problem, Failure failure) {
        Matcher row = IN_PARENTHESES.matcher(failure.server().detail().orElse(""));
        if (!row.find() || failure.holdsSecrets()) {
            return problem;
        }
        return problem.with("offending row", RowList.shortened(row.group()));
    }

    private static Problem withRows(Problem problem, String fact, List<Row> rows) {
        return rows.isEmpty() ? problem : problem.with(fact, RowList.of(rows));
    }
}
