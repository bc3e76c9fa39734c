package dev.retort.assertions.expression;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression that is true, false or NULL, whatever its operands are. */
public sealed interface Condition extends Expression {

    /**
     * A condition that must not hold.
     *
     * @param operand the condition
     */
    record Not(Expression operand) implements Condition, OfOne {

        @Override
        public Expression with(List<Expression> others) {
            return new Not(others.get(0));
        }

        @Override
        public String toString() {
            return "not " + operand.nested();
        }
    }

    /**
     * {@code IS NULL}, {@code IS NOT NULL}.
     *
     * @param operand what is asked about
     * @param negated whether it is IS NOT NULL
     */
    record IsNull(Expression operand, boolean negated) implements Condition, OfOne {

        @Override
        public Expression with(List<Expression> others) {
            return new IsNull(others.get(0), negated);
        }

        @Override
        public String toString() {
            return operand.nested() + (negated ? " is not null" : " is null");
        }
    }

    /**
     * {@code IS [NOT] TRUE}, {@code IS [NOT] FALSE}.
     *
     * @param operand a condition
     * @param value whether it is asked for TRUE
     * @param negated whether NOT is there
     */
    record IsTruth(Expression operand, boolean value, boolean negated) implements Condition, OfOne {

        @Override
        public Expression with(List<Expression> others) {
            return new IsTruth(others.get(0), value, negated);
        }

        @Override
        public String toString() {
            return operand.nested() + (negated ? " is not " : " is ") + value;
        }
    }

    /**
     * A comparison of two values.
     *
     * @param operator which one
     * @param left before it
     * @param right behind it
     */
    record Comparison(Operator operator, Expression left, Expression right) implements Condition, OfTwo {

        /** The comparisons, each beside the one that is true where it is false. */
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

        @Override
        public Expression with(List<Expression> others) {
            return new Comparison(operator, others.get(0), others.get(1));
        }

        @Override
        public String toString() {
            return left.nested() + " " + operator + " " + right.nested();
        }
    }

    /**
     * Conditions joined by AND or by OR, in the order of writing: a condition may guard those behind it, as in
     * {@code b = 0 OR a / b > 1}.
     *
     * @param connective which of them
     * @param operands at least two; one of the same connective is taken apart into its own
     */
    record Logical(Connective connective, List<Expression> operands) implements Condition {

        /** How conditions are joined. */
        public enum Connective {
            /** All must hold. */
            AND,
            /** One must hold. */
            OR;

            Connective other() {
                return this == AND ? OR : AND;
            }
        }

        /** Takes inner ones of the same connective apart. */
        public Logical {
            operands = operands.stream()
                    .flatMap(operand -> operand instanceof Logical inner && inner.connective == connective
                            ? inner.operands.stream()
                            : Stream.of(operand))
                    .toList();
        }

        static Logical of(Connective connective, Expression... operands) {
            return new Logical(connective, List.of(operands));
        }

        @Override
        public Expression with(List<Expression> others) {
            return new Logical(connective, others);
        }

        @Override
        public String toString() {
            String word = " " + connective.name().toLowerCase(Locale.ROOT) + " ";
            return operands.stream().map(Expression::nested).collect(Collectors.joining(word));
        }
    }

    /**
     * {@code IN (…)}, which PostgreSQL keeps as {@code = ANY (ARRAY[…])}.
     *
     * @param operand what is looked for
     * @param items where
     * @param negated whether it must not be there
     */
    record In(Expression operand, List<Expression> items, boolean negated) implements Condition {

        /** Copies the items. */
        public In {
            items = List.copyOf(items);
        }

        @Override
        public List<Expression> operands() {
            return Stream.concat(Stream.of(operand), items.stream()).toList();
        }

        @Override
        public Expression with(List<Expression> others) {
            return new In(others.get(0), others.subList(1, others.size()), negated);
        }

        @Override
        public String toString() {
            return operand.nested() + (negated ? " not in " : " in ") + Call.listed(items);
        }
    }

    /**
     * A text against a pattern.
     *
     * @param style which kind of pattern
     * @param operand the text
     * @param pattern the pattern
     * @param escape the character that takes the next one's meaning; empty for the database's own rule, which is a backslash
     *     on PostgreSQL and none on SQLite
     * @param negated whether it must not match
     */
    record Like(Style style, Expression operand, Expression pattern, Optional<Expression> escape, boolean negated)
            implements Condition {

        /** The kinds of patterns. */
        public enum Style {
            /** LIKE; on SQLite the case of ASCII letters doesn't count. */
            LIKE,
            /** ILIKE, where the case of letters doesn't count. */
            ILIKE,
            /** GLOB, SQLite only. */
            GLOB,
            /** A regular expression: {@code ~}, REGEXP. */
            REGEXP,
            /** A regular expression in which the case of letters doesn't count: {@code ~*}. */
            IREGEXP
        }

        @Override
        public List<Expression> operands() {
            return Stream.concat(Stream.of(operand, pattern), escape.stream()).toList();
        }

        @Override
        public Expression with(List<Expression> others) {
            return new Like(style, others.get(0), others.get(1), escape.map(any -> others.get(2)), negated);
        }

        @Override
        public String toString() {
            String word = (negated ? " not " : " ") + style.name().toLowerCase(Locale.ROOT) + " ";
            return operand.nested()
                    + word
                    + pattern.nested()
                    + escape.map(it -> " escape " + it).orElse("");
        }
    }
}
