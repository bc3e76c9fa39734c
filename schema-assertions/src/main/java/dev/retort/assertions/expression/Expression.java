package dev.retort.assertions.expression;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An SQL expression. {@code BETWEEN} is read as the two comparisons that it stands for; parentheses leave no trace.
 * Written as text it has parentheses around every operand that isn't simple.
 */
public sealed interface Expression
        permits Binary,
                Call,
                Case,
                Cast,
                Collated,
                Column,
                Comparison,
                In,
                IsNull,
                IsTruth,
                Like,
                Literal,
                Logical,
                Not,
                Placeholder,
                Unary,
                Unread {

    /** The expressions directly inside, in the order of writing; empty for a leaf. */
    List<Expression> operands();

    /**
     * A copy with other operands.
     *
     * @param operands as many as {@link #operands()} gives
     */
    Expression with(List<Expression> operands);

    /** A copy in which each direct operand is changed. */
    default Expression map(UnaryOperator<Expression> change) {
        return operands().isEmpty()
                ? this
                : with(operands().stream().map(change).toList());
    }

    /** As SQL that either database could take for its own, but for names and functions. */
    @Override
    String toString();

    /** This expression and all inside it. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), operands().stream().flatMap(Expression::all));
    }
}
