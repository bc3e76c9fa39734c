package dev.retort.assertions.expression;

import java.util.List;
import java.util.Objects;

/**
 * What the reader can't read, such as a subquery.
 *
 * @param text its tokens with one space between two, keywords and names in lower case
 */
public record Unread(String text) implements Expression {

    /** Checks that it is there. */
    public Unread {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public Expression with(List<Expression> operands) {
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
