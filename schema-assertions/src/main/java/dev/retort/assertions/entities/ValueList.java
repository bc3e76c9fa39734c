package dev.retort.assertions.entities;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Literal;
import dev.retort.catalog.SchemaObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A check that lists the values a column may have, as Hibernate makes it for an enum: texts, or a range of numbers.
 *
 * @param check the check
 * @param column the column in lower case, without quotes
 * @param values sorted, each once; texts with their quotes
 */
record ValueList(SchemaObject check, String column, List<String> values) {

    /** An enum has few values, so wider ranges are checks like any other. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(9999);

    ValueList {
        values = values.stream().distinct().sorted().toList();
    }

    /** Reads a condition in its canonical form; empty if it does anything else. */
    static Optional<ValueList> of(SchemaObject check, Expression condition) {
        if (condition instanceof In in && !in.negated()) {
            return list(check, in.operand(), in.items());
        }
        if (condition instanceof Comparison one && one.operator() == Comparison.Operator.EQUAL) {
            return list(check, one.left(), List.of(one.right()));
        }
        return condition instanceof Logical both
                        && both.connective() == Logical.Connective.AND
                        && both.operands().size() == 2
                ? range(check, both.operands().get(0), both.operands().get(1))
                : Optional.empty();
    }

    private static Optional<ValueList> list(SchemaObject check, Expression operand, List<Expression> items) {
        boolean literals =
                items.stream().allMatch(item -> item instanceof Literal.Text || item instanceof Literal.Numeric);
        return operand instanceof Column column && literals
                ? Optional.of(new ValueList(
                        check,
                        column.name(),
                        items.stream().map(Expression::toString).toList()))
                : Optional.empty();
    }

    private static Optional<ValueList> range(SchemaObject check, Expression from, Expression to) {
        boolean both = from instanceof Comparison first
                && to instanceof Comparison last
                && first.operator() == Comparison.Operator.AT_LEAST
                && last.operator() == Comparison.Operator.AT_MOST
                && first.left() instanceof Column
                && first.left().equals(last.left());
        if (!both) {
            return Optional.empty();
        }
        Optional<Integer> low = number(((Comparison) from).right());
        Optional<Integer> high = number(((Comparison) to).right());
        return low.isPresent() && high.isPresent()
                ? Optional.of(new ValueList(
                        check,
                        ((Column) ((Comparison) from).left()).name(),
                        IntStream.rangeClosed(low.get(), high.get())
                                .mapToObj(String::valueOf)
                                .toList()))
                : Optional.empty();
    }

    private static Optional<Integer> number(Expression literal) {
        return literal instanceof Literal.Numeric number
                        && number.value().scale() <= 0
                        && number.value().abs().compareTo(LARGEST) <= 0
                ? Optional.of(number.value().intValueExact())
                : Optional.empty();
    }

    /** As a part of its table, called by its column. */
    SchemaObject part() {
        return TablePair.leaf(check, "(values of " + column + ")", Map.of("values", String.join("\n", values)));
    }
}
