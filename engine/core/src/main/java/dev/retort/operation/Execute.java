package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.SqlText;
import dev.retort.sql.DatabaseKind;
import java.util.Optional;

/**
 * Runs SQL word for word; several statements are split. No placeholder is ever substituted. A database for which there
 * is no text does nothing.
 *
 * @param sql the SQL
 * @param undo the SQL that undoes it, if it was given
 * @param transactional false for statements that can't run in a transaction
 */
public record Execute(SqlText sql, Optional<SqlText> undo, boolean transactional) implements Operation {

    /**
     * What an operation of a user's own does on one database.
     *
     * @throws InvalidOperationException if it has no text for that database
     */
    public static Execute of(CustomOperation operation, DatabaseKind database) {
        if (operation.sql().forDialect(database.id()).isEmpty()) {
            throw new InvalidOperationException(
                    "operation '" + operation.describe() + "' has no SQL for " + database.label(),
                    "give one in sql(), .on(" + database + ", \"…\"), or an empty text to do nothing there");
        }
        return new Execute(operation.sql(), Optional.empty(), operation.transactional());
    }

    @Override
    public String describe() {
        return describe(sql.toString());
    }

    /** What is done with a text of SQL, by its first line. */
    public static String describe(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        return "execute " + (first.length() > 60 ? first.substring(0, 60) + "…" : first);
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(
                undo.map(it -> new Execute(it, Optional.of(sql), transactional)),
                "SQL has no reverse unless one is given");
    }
}
