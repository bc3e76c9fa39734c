package dev.retort.assertions.expression;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * {@code COLLATE}.
 *
 * @param operand a text
 * @param collation in lower case, without its schema
 */
public record Collated(Expression operand, String collation) implements Expression {

    /** Puts the collation's name into lower case. */
    public Collated {
        Objects.requireNonNull(operand, "operand");
        collation = collation.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Collated(operands.get(0), collation);
    }

    @Override
    public String toString() {
        return Nested.text(operand) + " collate " + collation;
    }
}
