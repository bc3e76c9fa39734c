package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.IsNull;
import dev.retort.assertions.expression.Condition.IsTruth;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What comparisons and IN mean whose operands are canonical already. */
record Comparisons(Kinds kinds) {

    Expression meaning(Comparison.Operator operator, Expression left, Expression right) {
        if (left instanceof Literal && !(right instanceof Literal)) {
            return meaning(operator.mirrored(), right, left);
        }
        Optional<Expression> test = withTruth(operator, left, right).or(() -> withNull(operator, left, right));
        return test.orElseGet(() -> new Comparison(operator, left, time(left, right)));
    }

    /** A timestamp is compared with a text that may leave midnight out. */
    private Expression time(Expression left, Expression right) {
        return right instanceof Literal.Text text && kinds.of(left) == ValueKind.TIMESTAMP
                ? Casts.timestamp(text)
                : right;
    }

    private Optional<Expression> withNull(Comparison.Operator operator, Expression left, Expression right) {
        if (!(right instanceof Literal.Null)) {
            return Optional.empty();
        }
        return switch (operator) {
            case DISTINCT -> Optional.of(new IsNull(left, true));
            case NOT_DISTINCT -> Optional.of(new IsNull(left, false));
            default -> Optional.empty();
        };
    }

    /** {@code a = TRUE} is a, if a can be nothing but true, false or NULL. */
    private Optional<Expression> withTruth(Comparison.Operator operator, Expression left, Expression right) {
        boolean truths = kinds.of(left) == ValueKind.BOOLEAN && !(right instanceof Literal.Text);
        Optional<Literal.Truth> truth = truths ? Truths.of(right) : Optional.empty();
        if (truth.isEmpty()) {
            return Optional.empty();
        }
        boolean value = truth.get().value();
        Expression condition = Truths.condition(left, kinds);
        return switch (operator) {
            case EQUAL -> Optional.of(value ? condition : Truths.negated(condition));
            case NOT_EQUAL -> Optional.of(value ? Truths.negated(condition) : condition);
            case NOT_DISTINCT -> Optional.of(new IsTruth(condition, value, false));
            case DISTINCT -> Optional.of(new IsTruth(condition, value, true));
            default -> Optional.of(new Comparison(operator, left, truth.get()));
        };
    }

    /**
     * As PostgreSQL parts a list: what names no column stays in it, if that is more than one; what does becomes a
     * comparison of its own.
     */
    Expression in(In in) {
        if (in.items().isEmpty()) {
            return in;
        }
        List<Expression> fixed =
                in.items().stream().filter(Comparisons::isFixed).toList();
        List<Expression> parts = new ArrayList<>();
        if (fixed.size() > 1) {
            parts.add(list(in, fixed));
            in.items().stream().filter(item -> !isFixed(item)).forEach(item -> parts.add(one(in, item)));
        } else {
            in.items().forEach(item -> parts.add(one(in, item)));
        }
        Logical.Connective connective = in.negated() ? Logical.Connective.AND : Logical.Connective.OR;
        return parts.size() == 1 ? parts.get(0) : new Logical(connective, parts);
    }

    private static boolean isFixed(Expression item) {
        return item.all().noneMatch(part -> part instanceof Column);
    }

    private Expression one(In in, Expression item) {
        Comparison.Operator operator = in.negated() ? Comparison.Operator.NOT_EQUAL : Comparison.Operator.EQUAL;
        return meaning(operator, in.operand(), item);
    }

    private Expression list(In in, List<Expression> items) {
        boolean truths = kinds.of(in.operand()) == ValueKind.BOOLEAN;
        List<Expression> sorted = items.stream()
                .map(item ->
                        truths ? Truths.of(item).map(Expression.class::cast).orElse(item) : time(in.operand(), item))
                .distinct()
                .sorted(Comparator.comparing(Expression::toString))
                .toList();
        return sorted.size() == 1 ? one(in, sorted.get(0)) : new In(in.operand(), sorted, in.negated());
    }
}
