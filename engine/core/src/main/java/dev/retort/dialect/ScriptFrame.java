package dev.retort.dialect;

import java.util.List;
import java.util.Optional;

/**
 * What a script for the database's own command-line program has around its statements. Each text is complete: it ends as
 * that program wants it to.
 */
public interface ScriptFrame {

    /** What stands first: end at the first error, and settings that have to be made outside of a transaction. */
    List<String> opening();

    /** Begins a transaction. */
    List<String> begin();

    /** Checks what the database doesn't check by itself, and commits. */
    List<String> commit();

    /**
     * Puts back what a revision may have changed in the session, before its version rows are written.
     *
     * @param statements the revision's
     * @return nothing if none of them can have changed anything, or if a scratch database tells what it was
     */
    default List<String> putBack(List<String> statements) {
        return List.of();
    }

    /** What stands last. */
    default List<String> closing() {
        return List.of();
    }

    /**
     * Ends the script, with the reason, if a query finds a row.
     *
     * @param reason what is wrong then
     * @param query a SELECT
     */
    List<String> requireNoRows(String reason, String query);

    /**
     * A statement as the program reads it. On a line of its own, the semicolon isn't part of a comment that ends the
     * statement.
     *
     * @param sql without a semicolon at the end
     */
    default String statement(String sql) {
        return sql + (sql.substring(sql.lastIndexOf('\n') + 1).contains("--") ? "\n;" : ";");
    }

    /**
     * The JDBC URL of an empty database that lives only in this process, for a dialect that must read the catalogue to
     * compile; empty if it needs none.
     */
    default Optional<String> scratchUrl() {
        return Optional.empty();
    }
}
