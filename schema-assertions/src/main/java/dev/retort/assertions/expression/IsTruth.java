package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * {@code IS [NOT] TRUE}, {@code IS [NOT] FALSE}.
 *
 * @param operand a condition
 * @param value whether it is asked for TRUE
 * @param negated whether NOT is there
 */
public record IsTruth(Expression operand, boolean value, boolean negated) implements Expression {

    /** Checks that it is there. */
    public IsTruth {
        Objects.requireNonNull(operand, "operand");
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new IsTruth(operands.get(0), value, negated);
    }

    @Override
    public String toString() {
        return Nested.text(operand) + (negated ? " is not " : " is ") + value;
    }
}
