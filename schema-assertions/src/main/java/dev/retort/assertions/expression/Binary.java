package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * An operator between two operands that is no comparison: {@code +}, {@code ||}, {@code ->>} and others.
 *
 * @param operator as written; in {@link Canonical} form division and remainder are {@code div} and {@code mod} of whole
 *     numbers and {@code /} and {@code %} of others
 * @param left before it
 * @param right behind it
 */
public record Binary(String operator, Expression left, Expression right) implements Expression {

    /** Checks that all are there. */
    public Binary {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(right, "right");
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Binary(operator, operands.get(0), operands.get(1));
    }

    @Override
    public String toString() {
        return Nested.text(left) + " " + operator + " " + Nested.text(right);
    }
}
