package dev.retort.assertions.entities;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Literal;
import dev.retort.assertions.expression.Scope;
import dev.retort.assertions.expression.ValueKind;
import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Checks of a table on both sides. Those that list the values of a column are matched by the column, others by what
 * they mean, then by name. Hibernate makes a list for each enum and discriminator; a table without it takes more values
 * than the entities have, which harms nobody.
 */
final class CheckPairs {

    private final DatabaseKind database;
    private final Side wantedSide;
    private final Side actualSide;

    CheckPairs(Database database, SchemaObject wantedTable, SchemaObject actualTable) {
        this.database = database.kind();
        this.wantedSide = new Side(wantedTable);
        this.actualSide = new Side(actualTable);
    }

    void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
        wantedSide.lists.values().stream()
                .filter(list -> !list.check().serverMadeName() || actualSide.lists.containsKey(list.column()))
                .forEach(list -> wanted.add(list.part()));
        actualSide.lists.values().forEach(list -> actual.add(list.part()));
        wanted.addAll(wantedSide.without(actualSide));
        actual.addAll(actualSide.without(wantedSide));
    }

    /** The checks of one side, read. */
    private final class Side {

        private final Map<String, ValueList> lists = new LinkedHashMap<>();
        private final Map<SchemaObject, Expression> rest = new LinkedHashMap<>();

        Side(SchemaObject table) {
            Canonical canonical = new Canonical(database, scope(table), List.of());
            for (SchemaObject check : table.children(ObjectKind.CHECK)) {
                Expression condition = canonical.condition(new ExpressionReader(database).read(tokens(check)));
                Optional<ValueList> list = ValueList.of(check, condition).filter(it -> !lists.containsKey(it.column()));
                list.ifPresentOrElse(it -> lists.put(it.column(), it), () -> rest.put(check, condition));
            }
        }

        private Scope scope(SchemaObject table) {
            Map<String, ValueKind> kinds = new HashMap<>();
            table.children(ObjectKind.COLUMN)
                    .forEach(column -> kinds.put(
                            column.name(),
                            ValueKind.ofType(column.attribute("type").orElse(""), database)));
            return new Scope(kinds);
        }

        /** Those that mean what none of the other side does. */
        private List<SchemaObject> without(Side other) {
            List<SchemaObject> parts = new ArrayList<>();
            rest.forEach((check, condition) -> {
                if (!other.rest.containsValue(condition)) {
                    parts.add(TablePair.leaf(check, check.name(), Map.of("condition", text(check))));
                }
            });
            return parts;
        }
    }

    private List<Token> tokens(SchemaObject check) {
        return Tokenizer.tokens(text(check), database);
    }

    /** What is inside the parentheses; a check that isn't validated holds for new rows all the same. */
    private String text(SchemaObject check) {
        return Tokenizer.unwrapped(check.attribute("expression").orElse(""), database);
    }

    /**
     * A check that lists the values a column may have, as Hibernate makes it for an enum: texts, or a range of numbers.
     *
     * @param check the check
     * @param column the column in lower case, without quotes
     * @param values sorted, each once; texts with their quotes
     */
    private record ValueList(SchemaObject check, String column, List<String> values) {

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
}
