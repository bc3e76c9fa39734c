package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * A place in a template that any expression may take, written {@code :name}.
 *
 * @param name without the colon
 */
public record Placeholder(String name) implements Expression {

    /** Checks that it is there. */
    public Placeholder {
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
        return ":" + name;
    }
}
