package dev.retort.dialect.postgresql.errors;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect.ErrorExplainer;
import dev.retort.dialect.postgresql.errors.Failure.ServerMessage;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
            Map.entry("42P07", (problem, failure) -> leftover(MissingNames.inTheWay(problem, failure), failure)),
            Map.entry("42701", MissingNames::inTheWay),
            Map.entry("42710", MissingNames::inTheWay),
            Map.entry("42723", MissingNames::inTheWay),
            Map.entry("2BP01", ServerErrors::dependents),
            Map.entry("3F000", ServerErrors::noSchema),
            Map.entry("42P16", ServerErrors::invalidDefinition));

    private static final String CONNECTION = "the connection was lost: see the server's log, then run again;"
            + " what was committed stays, and the run goes on from there";
    private static final String AGAIN = "run again: another session was in the way, and everything was rolled back";
    private static final String EXISTS =
            "choose another name, or drop or rename what has it first; if another tool made"
                    + " it, stamp the database";

    private static final Map<String, String> CURES = Map.ofEntries(
            Map.entry("08006", CONNECTION),
            Map.entry("57P01", CONNECTION),
            Map.entry("57P02", CONNECTION),
            Map.entry("40001", AGAIN),
            Map.entry("40P01", AGAIN),
            Map.entry("42P07", EXISTS),
            Map.entry("42701", EXISTS),
            Map.entry("42710", EXISTS),
            Map.entry("42723", EXISTS),
            Map.entry("42P06", EXISTS),
            Map.entry("3F000", "create the schema first: op.execute(\"CREATE SCHEMA …\")"),
            Map.entry(
                    "55P03",
                    "another session held a lock on the table longer than lock_timeout allows:"
                            + " run at a quieter time, end that session, or raise lock_timeout"),
            Map.entry(
                    "57014",
                    "the statement was cancelled, by a person or by statement_timeout: raise statement_timeout"
                            + " for the run, or do the work in smaller steps"),
            Map.entry(
                    "42501",
                    "the connection's user isn't allowed to do this: run as the object's owner, or grant the"
                            + " privilege (GRANT …, or ALTER … OWNER TO …)"),
            Map.entry(
                    "0A000",
                    "the server can't do this to the object as it is; if a view or a generated column uses the"
                            + " column, drop that, change the column, and create it again in the same revision"),
            Map.entry(
                    "2BP01",
                    "other objects depend on it: drop or change them first, then drop it; CASCADE would take all of them"),
            Map.entry(
                    "42804",
                    "say how to convert the values, type(…, \"column::newtype\"); if it is the default that can't"
                            + " be cast, set a new default or dropDefault() in the same alteration"),
            Map.entry(
                    "42846",
                    "there is no cast between the two types: say how to convert the values, type(…, \"using\")"),
            Map.entry("55P04", "a new enum label can be used only after a commit: use it in a later revision"),
            Map.entry(
                    "55006",
                    "deferred checks are pending for rows changed in this transaction: change the rows and the"
                            + " table in two revisions, or execute SET CONSTRAINTS ALL IMMEDIATE in between"),
            Map.entry("25001", "run it outside the transaction: op.autocommit(…)"),
            Map.entry(
                    "428C9",
                    "the column accepts no explicit value: leave it out, or make the identity generatedByDefault()"),
            Map.entry("42830", "add a primary key or unique constraint on the referenced columns in an earlier step"),
            Map.entry("42883", "check the arguments' types, and that the extension with this function is installed"),
            Map.entry("53100", "make room on the server's disk; then run again: it goes on from there"),
            Map.entry(
                    "53200",
                    "the server is out of memory: lower work_mem or maintenance_work_mem, or run at a quieter time"),
            Map.entry("53300", "the server has no free connection: close some, or raise max_connections"),
            Map.entry(
                    "25006",
                    "remove SET TRANSACTION READ ONLY, or SET transaction_read_only = on, if the revision has it; else the"
                            + " server or the session is read-only: connect to the primary server, and as a user without"
                            + " default_transaction_read_only"));

    /** What is wrong with a definition, by the words of the statement. */
    private record Definition(Pattern words, String cure) {

        static Definition of(String words, String cure) {
            return new Definition(Pattern.compile(words), cure);
        }
    }

    private static final List<Definition> DEFINITIONS = List.of(
            Definition.of(
                    "^(?:CREATE OR REPLACE|ALTER).* VIEW\\b",
                    "a view is replaced only by one with the same columns and perhaps more behind them: drop it, and create"
                            + " it anew"),
            Definition.of(
                    "\\bDROP NOT NULL\\b",
                    "what keeps the column from being NULL goes first: drop the primary key, op.dropConstraint(…), or the"
                            + " identity, dropIdentity(); or leave the column NOT NULL"),
            Definition.of(
                    "\\bPRIMARY KEY\\b",
                    "a table has one primary key: drop the one that it has first, op.dropConstraint(…), or make the new one"
                            + " UNIQUE"),
            Definition.of(
                    "^ALTER TABLE\\b",
                    "what a partition or a child has from its parent is changed at the parent, and goes down from there"));

    @Override
    public Problem explain(Problem problem, SQLException error, String statement, CatalogReader catalog) {
        Failure failure = new Failure(ServerMessage.of(error), statement, catalog);
        String state = failure.server().state();
        Problem known = near(problem, failure);
        known = cure(state).map(known::cure).orElse(known);
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

    /** The server looked in pg_depend, and lists what it found line by line. */
    private static Problem dependents(Problem problem, Failure failure) {
        return failure.server()
                .detail()
                .map(detail -> problem.with("used by", detail))
                .orElse(problem);
    }

    /** A failed concurrent creation leaves an unusable index that blocks the next attempt. */
    private static Problem leftover(Problem problem, Failure failure) {
        if (!failure.statement().toUpperCase(Locale.ROOT).contains("CONCURRENTLY")) {
            return problem;
        }
        List<String> invalid = failure.catalog()
                .texts("SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid ORDER BY 1");
        if (invalid.isEmpty()) {
            return problem;
        }
        String names = String.join(", ", invalid);
        String before = problem.cure()
                .filter(cure -> !cure.equals(EXISTS))
                .map(cure -> cure + "; then ")
                .orElse("");
        return problem.with("invalid indexes", names)
                .cure(before + "drop what a failed concurrent creation left, DROP INDEX " + names + ", and run again");
    }

    /** Either the schema that was named isn't there, or none was named and the search path leads nowhere. */
    private static Problem noSchema(Problem problem, Failure failure) {
        if (MissingNames.isNamed(failure.server().text())) {
            return problem;
        }
        boolean path = failure.catalog()
                .texts("SELECT 'x' WHERE current_schema() IS NULL")
                .isEmpty();
        Problem known = problem.with("search_path", failure.catalog().texts("SELECT current_setting('search_path')"));
        return path
                ? known.cure(
                        "that is the search path before this revision, which sets another in which no schema is there:"
                                + " create the schema first, or name the table's")
                : known.cure("no schema of the search path is there: name the table's schema, or set one for the user,"
                        + " ALTER ROLE … SET search_path = public");
    }

    /** One state for all that a table's or a view's definition can't be; the words of the statement tell which. */
    private static Problem invalidDefinition(Problem problem, Failure failure) {
        String words = Tokenizer.tokens(failure.statement(), DatabaseKind.POSTGRESQL).stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        return DEFINITIONS.stream()
                .filter(definition -> definition.words().matcher(words).find())
                .findFirst()
                .map(definition -> problem.cure(definition.cure()))
                .orElse(problem);
    }

    static Optional<String> cure(String state) {
        return Optional.ofNullable(CURES.get(state));
    }
}
