package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * A comparison of two values.
 *
 * @param operator which one
 * @param left before it
 * @param right behind it
 */
public record Comparison(Operator operator, Expression left, Expression right) implements Expression {

    /** The comparisons. */
    public enum Operator {
        /** {@code =}, on SQLite also {@code ==}. */
        EQUAL("="),
        /** {@code <>} or {@code !=}. */
        NOT_EQUAL("<>"),
        /** {@code <}. */
        LESS("<"),
        /** {@code >=}. */
        AT_LEAST(">="),
        /** {@code >}. */
        GREATER(">"),
        /** {@code <=}. */
        AT_MOST("<="),
        /** {@code IS DISTINCT FROM}, on SQLite also {@code IS NOT}. */
        DISTINCT("is distinct from"),
        /** {@code IS NOT DISTINCT FROM}, on SQLite also {@code IS}. */
        NOT_DISTINCT("is not distinct from");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** The one that is true where this one is false. */
        public Operator negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_LEAST -> LESS;
                case GREATER -> AT_MOST;
                case AT_MOST -> GREATER;
                case DISTINCT -> NOT_DISTINCT;
                case NOT_DISTINCT -> DISTINCT;
            };
        }

        /** The one that means the same with the operands exchanged. */
        public Operator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case GREATER -> LESS;
                case AT_LEAST -> AT_MOST;
                case AT_MOST -> AT_LEAST;
                default -> this;
            };
        }

        /** As SQL writes it. */
        @Override
        public String toString() {
            return symbol;
        }
    }

    /** Checks that all are there. */
    public Comparison {
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
        return new Comparison(operator, operands.get(0), operands.get(1));
    }

    @Override
    public String toString() {
        return Nested.text(left) + " " + operator + " " + Nested.text(right);
    }
}
