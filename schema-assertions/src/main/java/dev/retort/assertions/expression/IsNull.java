package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * {@code IS NULL}, {@code IS NOT NULL}.
 *
 * @param operand what is asked about
 * @param negated whether it is IS NOT NULL
 */
public record IsNull(Expression operand, boolean negated) implements Expression {

    /** Checks that it is there. */
    public IsNull {
        Objects.requireNonNull(operand, "operand");
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new IsNull(operands.get(0), negated);
    }

    @Override
    public String toString() {
        return Nested.text(operand) + (negated ? " is not null" : " is null");
    }
}
