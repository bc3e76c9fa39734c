package dev.retort.assertions.expression;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Conditions joined by AND or by OR, in the order of writing: a condition may guard those behind it, as in
 * {@code b = 0 OR a / b > 1}.
 *
 * @param connective which of them
 * @param operands at least two; one of the same connective is taken apart into its own
 */
public record Logical(Connective connective, List<Expression> operands) implements Expression {

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
        Objects.requireNonNull(connective, "connective");
        operands = flat(connective, operands);
    }

    static Logical of(Connective connective, Expression... operands) {
        return new Logical(connective, List.of(operands));
    }

    private static List<Expression> flat(Connective connective, List<Expression> operands) {
        return operands.stream()
                .flatMap(operand -> operand instanceof Logical inner && inner.connective == connective
                        ? inner.operands.stream()
                        : Stream.of(operand))
                .toList();
    }

    @Override
    public Expression with(List<Expression> others) {
        return new Logical(connective, others);
    }

    @Override
    public String toString() {
        String word = " " + connective.name().toLowerCase(Locale.ROOT) + " ";
        return operands.stream().map(Nested::text).collect(Collectors.joining(word));
    }
}
