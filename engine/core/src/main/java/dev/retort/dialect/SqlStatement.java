package dev.retort.dialect;

import java.util.Optional;

/**
 * One statement, ready to run.
 *
 * @param sql the text, without a semicolon at the end
 * @param transactional false if it can't run in a transaction
 * @param line its line in the text that it was split from, from 1; empty if it was made from an operation
 */
public record SqlStatement(String sql, boolean transactional, Optional<Integer> line) {

    /** A statement that runs in a transaction. */
    public static SqlStatement of(String sql) {
        return new SqlStatement(sql, true, Optional.empty());
    }

    /** A copy that runs outside of a transaction. */
    public SqlStatement outsideTransaction() {
        return new SqlStatement(sql, false, line);
    }
}
