package dev.retort.dialect.postgresql.errors;

import java.util.Map;
import java.util.Optional;

/**
 * What to do about an error, where its code alone tells.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Error codes</a>
 */
final class Cures {

    private static final String CONNECTION = "the connection was lost: see the server's log, then run again;"
            + " what was committed stays, and the run goes on from there";
    private static final String AGAIN = "run again: another session was in the way, and everything was rolled back";
    private static final String EXISTS = "it already exists: drop it first, use IF NOT EXISTS, or stamp the"
            + " database if another tool created it";

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("08006", CONNECTION),
            Map.entry("57P01", CONNECTION),
            Map.entry("57P02", CONNECTION),
            Map.entry("40001", AGAIN),
            Map.entry("40P01", AGAIN),
            Map.entry("42P07", EXISTS),
            Map.entry("42701", EXISTS),
            Map.entry("42710", EXISTS),
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
                    "other objects depend on it, as the detail says: drop or change them first, or drop it with CASCADE"),
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
            Map.entry("53300", "the server has no free connection: close some, or raise max_connections"),
            Map.entry("25006", "the server or the transaction is read-only: connect to the primary server"));

    private Cures() {}

    static Optional<String> find(String state) {
        return Optional.ofNullable(BY_STATE.get(state));
    }
}
