package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * {@code CAST(a AS t)}, {@code a::t}.
 *
 * @param operand what is cast
 * @param type in lower case, one space between words, none in parentheses: {@code character varying(20)}
 */
public record Cast(Expression operand, String type) implements Expression {

    /** Checks that both are there. */
    public Cast {
        Objects.requireNonNull(operand, "operand");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Cast(operands.get(0), type);
    }

    @Override
    public String toString() {
        return "cast(" + operand + " as " + type + ")";
    }
}
