package dev.retort.dialect.sqlite.text;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.ScriptFrame;
import java.util.List;
import java.util.Optional;

/**
 * Frames a script for the {@code sqlite3} shell, 3.35 and later. SQL can't fail with a message of its own outside of a
 * trigger, so a check is a constraint of a temporary table whose name is the reason: the shell shows it. Foreign keys
 * that pointed nowhere before the script are kept in a temporary table, and only more of them end it.
 *
 * @see <a href="https://www.sqlite.org/cli.html">the shell</a>
 */
public final class ShellScript implements ScriptFrame {

    private static final String DANGLING = "SELECT \"table\" AS child, rowid AS row, parent, count(*) AS n"
            + " FROM pragma_foreign_key_check GROUP BY \"table\", rowid, parent";

    @Override
    public List<String> opening() {
        return List.of(
                ".bail on",
                "PRAGMA foreign_keys = OFF;",
                "PRAGMA legacy_alter_table = OFF;",
                "CREATE TABLE temp.retort_dangling AS " + DANGLING + ";");
    }

    @Override
    public List<String> begin() {
        return List.of("BEGIN IMMEDIATE;");
    }

    @Override
    public List<String> commit() {
        List<String> check = requireNoRows(
                "the revision would leave foreign keys that point to nothing",
                "SELECT 1 FROM (" + DANGLING + ") now LEFT JOIN temp.retort_dangling before"
                        + " ON before.child = now.child AND before.row IS now.row AND before.parent = now.parent"
                        + " WHERE now.n > coalesce(before.n, 0)");
        return List.of(check.get(0), check.get(1), check.get(2), "COMMIT;");
    }

    @Override
    public List<String> closing() {
        return List.of("DROP TABLE temp.retort_dangling;");
    }

    @Override
    public List<String> requireNoRows(String reason, String query) {
        return List.of(
                "CREATE TABLE temp.retort_check (found, CONSTRAINT " + SQLITE.quote(reason)
                        + " CHECK (found IS NULL));",
                statement("INSERT INTO temp.retort_check " + query + " LIMIT 1"),
                "DROP TABLE temp.retort_check;");
    }

    @Override
    public Optional<String> scratchUrl() {
        return Optional.of("jdbc:sqlite:");
    }
}
