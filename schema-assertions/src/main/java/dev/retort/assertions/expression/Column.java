package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * A column, or what looks like one: SQLite takes a name in double quotes that is no column's for a text.
 *
 * @param name without quotes; with {@code new.} or {@code old.} before it in a trigger's condition, else without its table
 */
public record Column(String name) implements Expression {

    /** Checks that it is there. */
    public Column {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public Expression with(List<Expression> operands) {
        return this;
    }

    @Override
    public String toString() {
        return name;
    }
}
