package dev.retort.junit.generation;

import dev.retort.assertions.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition that a row must not make false.
 *
 * @param label what it is called when a row can't meet it, such as {@code CHECK (qty > 0)}
 * @param name the constraint's own name, by which the server may refuse
 * @param sql the condition as the database reads it, with the row's columns in sight
 * @param tree what it says
 * @param columns the columns of the table in it
 */
record Rule(String label, String name, String sql, Expression tree, Set<String> columns) {

    Rule {
        columns = Set.copyOf(columns);
    }

    /** Whether rows are drawn column by column for it: nothing but one column decides. */
    boolean isOfOneColumn() {
        return columns.size() == 1;
    }

    /**
     * A foreign key.
     *
     * @param name its name
     * @param columns its own columns
     * @param target the table it points to
     * @param others the columns there
     * @param deferrable whether it can be checked later
     * @param nullable whether a row can do without a parent
     */
    record Reference(
            String name,
            List<String> columns,
            String target,
            List<String> others,
            boolean deferrable,
            boolean nullable) {}

    /**
     * A primary key, unique constraint or unique index.
     *
     * @param name its name
     * @param columns its columns, and those in its expressions
     * @param nullsEqual whether two NULLs are equal
     * @param predicate which rows it is about; empty for all
     * @param loose whether values that differ may still collide: an expression, or the case of letters doesn't count
     */
    record UniqueKey(String name, List<String> columns, boolean nullsEqual, Optional<Rule> predicate, boolean loose) {}
}
