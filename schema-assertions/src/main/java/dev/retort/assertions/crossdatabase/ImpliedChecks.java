package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.IsNull;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Literal;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks on SQLite that PostgreSQL's types make: an enum's labels, {@code b IN (0, 1)} of a boolean,
 * {@code length(a) <= n} of a {@code character varying(n)}. {@code a IS NULL OR} before it changes no check.
 */
record ImpliedChecks(TablePair pair) {

    /** Compares each enum's labels with the check that lists them, and gives those checks. */
    List<CheckComparison.Rule> compareLabels(List<CheckComparison.Rule> checks) {
        List<CheckComparison.Rule> used = new ArrayList<>();
        for (SchemaObject column : pair.postgresql().children(ObjectKind.COLUMN)) {
            boolean there = pair.sqlite().children(ObjectKind.COLUMN).stream()
                    .anyMatch(other -> other.name().equalsIgnoreCase(column.name()));
            Optional<List<String>> labels = pair.types().labels(Portable.typeOf(column));
            if (there && labels.isPresent()) {
                Optional<CheckComparison.Rule> check = checks.stream()
                        .filter(rule -> listed(rule, column).isPresent())
                        .findFirst();
                check.ifPresent(used::add);
                compare(column, labels.get(), check);
            }
        }
        return used;
    }

    private void compare(SchemaObject column, List<String> labels, Optional<CheckComparison.Rule> check) {
        Optional<List<String>> listed = check.flatMap(rule -> listed(rule, column));
        if (listed.isEmpty() || !new HashSet<>(listed.get()).equals(new HashSet<>(labels))) {
            String shown = labels.stream().map(label -> "'" + label + "'").collect(Collectors.joining(", ", "(", ")"));
            pair.changed(
                    ObjectKind.COLUMN,
                    column.name(),
                    "labels",
                    check.map(CheckComparison.Rule::shown).orElse("any text, since no check lists labels"),
                    "enum " + Portable.typeOf(column) + " " + shown);
        }
    }

    /** The texts that a check confines a column to; empty if it does anything else. */
    private static Optional<List<String>> listed(CheckComparison.Rule check, SchemaObject column) {
        Column wanted = new Column(Portable.lower(column.name()));
        Expression condition = withoutNull(check.condition());
        List<Expression> items = List.of();
        if (condition instanceof In in && !in.negated() && in.operand().equals(wanted)) {
            items = in.items();
        } else if (condition instanceof Comparison one
                && one.operator() == Comparison.Operator.EQUAL
                && one.left().equals(wanted)) {
            items = List.of(one.right());
        } else {
            return Optional.empty();
        }
        List<String> labels = items.stream()
                .filter(Literal.Text.class::isInstance)
                .map(item -> ((Literal.Text) item).value())
                .toList();
        return Optional.of(labels).filter(texts -> texts.size() == items(condition));
    }

    private static int items(Expression condition) {
        return condition instanceof In in ? in.items().size() : 1;
    }

    private static Expression withoutNull(Expression condition) {
        boolean either = condition instanceof Logical logical
                && logical.connective() == Logical.Connective.OR
                && logical.operands().size() == 2;
        if (!either) {
            return condition;
        }
        List<Expression> two = condition.operands();
        return two.get(0) instanceof IsNull first && !first.negated()
                ? two.get(1)
                : two.get(1) instanceof IsNull second && !second.negated() ? two.get(0) : condition;
    }

    /** Whether the column's type on PostgreSQL lets nothing else in anyway. */
    boolean isImplied(CheckComparison.Rule check) {
        Expression condition = withoutNull(check.condition());
        if (condition instanceof In in && in.operand() instanceof Column column) {
            return typeOf(column).equals("boolean") && isBothTruths(in);
        }
        return condition instanceof Comparison comparison
                && comparison.operator() == Comparison.Operator.AT_MOST
                && comparison.left() instanceof Call call
                && call.function().equals("length")
                && call.operands().get(0) instanceof Column column
                && typeOf(column).equals("character varying(" + comparison.right() + ")");
    }

    private static boolean isBothTruths(In in) {
        return !in.negated() && in.items().size() == 2 && in.items().stream().allMatch(Literal.Truth.class::isInstance);
    }

    private String typeOf(Column column) {
        return pair.postgresql().children(ObjectKind.COLUMN).stream()
                .filter(other -> other.name().equalsIgnoreCase(column.name()))
                .map(Portable::typeOf)
                .findFirst()
                .orElse("");
    }
}
