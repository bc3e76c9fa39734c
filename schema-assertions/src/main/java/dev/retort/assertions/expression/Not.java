package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * A condition that must not hold.
 *
 * @param operand the condition
 */
public record Not(Expression operand) implements Expression {

    /** Checks that it is there. */
    public Not {
        Objects.requireNonNull(operand, "operand");
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Not(operands.get(0));
    }

    @Override
    public String toString() {
        return "not " + Nested.text(operand);
    }
}
