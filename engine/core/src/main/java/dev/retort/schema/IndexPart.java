package dev.retort.schema;

import java.util.Optional;

/**
 * One column or expression of an index.
 *
 * @param column the column's name; empty for an expression
 * @param expression the expression; empty for a column
 * @param descending whether it is sorted downwards
 * @param nulls where NULLs come; empty for the database's own
 * @param operatorClass such as {@code text_pattern_ops}; PostgreSQL only
 * @param collation a collation's name
 */
public record IndexPart(
        Optional<String> column,
        Optional<SqlText> expression,
        boolean descending,
        Optional<Nulls> nulls,
        Optional<String> operatorClass,
        Optional<String> collation) {

    /** Where NULLs come in an index; PostgreSQL only. */
    public enum Nulls {
        /** Before all others. */
        FIRST,
        /** After all others. */
        LAST
    }

    /** A copy sorted downwards. */
    public IndexPart desc() {
        return new IndexPart(column, expression, true, nulls, operatorClass, collation);
    }

    /** A copy with a place for NULLs. */
    public IndexPart nulls(Nulls place) {
        return new IndexPart(column, expression, descending, Optional.of(place), operatorClass, collation);
    }

    /** A copy with an operator class. */
    public IndexPart operatorClass(String name) {
        return new IndexPart(column, expression, descending, nulls, Optional.of(name), collation);
    }

    /** A copy with a collation. */
    public IndexPart collate(String name) {
        return new IndexPart(column, expression, descending, nulls, operatorClass, Optional.of(name));
    }
}
