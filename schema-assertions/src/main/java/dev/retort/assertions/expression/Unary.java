package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * An operator before its operand: {@code -}, {@code +}, {@code ~} and others.
 *
 * @param operator as written
 * @param operand what it is applied to
 */
public record Unary(String operator, Expression operand) implements Expression {

    /** Checks that both are there. */
    public Unary {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(operand, "operand");
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Unary(operator, operands.get(0));
    }

    @Override
    public String toString() {
        return operator + " " + Nested.text(operand);
    }
}
