package dev.retort.assertions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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
public record Like(Style style, Expression operand, Expression pattern, Optional<Expression> escape, boolean negated)
        implements Expression {

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

    /** Checks that all are there. */
    public Like {
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(operand, "operand");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(escape, "escape");
    }

    @Override
    public List<Expression> operands() {
        List<Expression> all = new ArrayList<>(List.of(operand, pattern));
        escape.ifPresent(all::add);
        return all;
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new Like(style, operands.get(0), operands.get(1), escape.map(any -> operands.get(2)), negated);
    }

    @Override
    public String toString() {
        return Nested.text(operand)
                + (negated ? " not " : " ")
                + style.name().toLowerCase(Locale.ROOT)
                + " "
                + Nested.text(pattern)
                + escape.map(character -> " escape " + character).orElse("");
    }
}
