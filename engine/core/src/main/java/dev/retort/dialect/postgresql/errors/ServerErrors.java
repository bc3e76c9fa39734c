package dev.retort.dialect.postgresql.errors;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.ErrorExplainer;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Explains errors by their SQLSTATE: where in the statement, which rows, which name was meant, what to do. What can't
 * be found out, because the table is gone with the transaction or may not be read, is left out.
 */
public final class ServerErrors implements ErrorExplainer {

    private static final int SHOWN_TEXT = 60;

    private static final Map<String, BiFunction<Problem, Failure, Problem>> BY_STATE = Map.ofEntries(
            Map.entry("23505", (problem, failure) -> leftover(OffendingRows.duplicates(problem, failure), failure)),
            Map.entry("23502", OffendingRows::nulls),
            Map.entry("23503", OffendingRows::orphans),
            Map.entry("23514", OffendingRows::violations),
            Map.entry("22P02", UncastableValues::explain),
            Map.entry("22001", UncastableValues::explain),
            Map.entry("22003", UncastableValues::explain),
            Map.entry("22007", UncastableValues::explain),
            Map.entry("22008", UncastableValues::explain),
            Map.entry("42P01", MissingNames::table),
            Map.entry("42703", MissingNames::column),
            Map.entry("42704", MissingNames::other),
            Map.entry("42P07", ServerErrors::leftover));

    @Override
    public Problem explain(Problem problem, SQLException error, String statement, CatalogReader catalog) {
        Failure failure = new Failure(ServerMessage.of(error), statement, catalog);
        String state = failure.server().state();
        Problem known = near(problem, failure);
        known = Cures.find(state).map(known::cure).orElse(known);
        BiFunction<Problem, Failure, Problem> more = BY_STATE.get(state);
        if (more == null) {
            return known;
        }
        try {
            return more.apply(known, failure);
        } catch (RuntimeException unreadable) {
            return known;
        }
    }

    /** The piece of the statement that the server points to; nothing of one that sets a password. */
    private static Problem near(Problem problem, Failure failure) {
        int position = failure.server().position();
        String statement = failure.statement();
        boolean secret = statement.toLowerCase(Locale.ROOT).contains("password");
        if (position < 1 || position > statement.length() || secret) {
            return problem;
        }
        String rest = statement.substring(position - 1).lines().findFirst().orElse("");
        return problem.with("near", rest.length() > SHOWN_TEXT ? rest.substring(0, SHOWN_TEXT) + "…" : rest);
    }

    /** A failed concurrent creation leaves an unusable index that blocks the next attempt. */
    private static Problem leftover(Problem problem, Failure failure) {
        if (!failure.statement().toUpperCase(Locale.ROOT).contains("CONCURRENTLY")) {
            return problem;
        }
        List<Row> invalid = failure.catalog()
                .query("SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid ORDER BY 1");
        if (invalid.isEmpty()) {
            return problem;
        }
        String names = String.join(
                ", ", invalid.stream().flatMap(row -> row.text("name").stream()).toList());
        String before = problem.cure().map(cure -> cure + "; then ").orElse("");
        return problem.with("invalid indexes", names)
                .cure(before + "drop what a failed concurrent creation left, DROP INDEX " + names + ", and run again");
    }
}
