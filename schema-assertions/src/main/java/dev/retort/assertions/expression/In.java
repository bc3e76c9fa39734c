package dev.retort.assertions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * {@code IN (…)}, which PostgreSQL keeps as {@code = ANY (ARRAY[…])}.
 *
 * @param operand what is looked for
 * @param items where
 * @param negated whether it must not be there
 */
public record In(Expression operand, List<Expression> items, boolean negated) implements Expression {

    /** Copies the items. */
    public In {
        Objects.requireNonNull(operand, "operand");
        items = List.copyOf(items);
    }

    @Override
    public List<Expression> operands() {
        List<Expression> all = new ArrayList<>();
        all.add(operand);
        all.addAll(items);
        return all;
    }

    @Override
    public Expression with(List<Expression> operands) {
        return new In(operands.get(0), operands.subList(1, operands.size()), negated);
    }

    @Override
    public String toString() {
        return Nested.text(operand)
                + (negated ? " not in " : " in ")
                + items.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
