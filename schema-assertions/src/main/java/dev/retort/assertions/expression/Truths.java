package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.IsNull;
import dev.retort.assertions.expression.Condition.IsTruth;
import dev.retort.assertions.expression.Condition.Like;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Condition.Not;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Case;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Conditions: 1 and 0 as TRUE and FALSE, and NOT moved inwards until it is gone or stands before what has no opposite. */
final class Truths {

    private Truths() {}

    /** The truth that a literal stands for where a truth is wanted. */
    static Optional<Literal.Truth> of(Expression literal) {
        if (literal instanceof Literal.Truth truth) {
            return Optional.of(truth);
        }
        if (literal instanceof Literal.Numeric number) {
            boolean one = number.value().compareTo(BigDecimal.ONE) == 0;
            return one || number.value().signum() == 0 ? Optional.of(new Literal.Truth(one)) : Optional.empty();
        }
        return literal instanceof Literal.Text text ? spelled(text.value()) : Optional.empty();
    }

    private static Optional<Literal.Truth> spelled(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "on", "1" -> Optional.of(new Literal.Truth(true));
            case "f", "false", "n", "no", "off", "0" -> Optional.of(new Literal.Truth(false));
            default -> Optional.empty();
        };
    }

    /** A canonical value where a condition is wanted. */
    static Expression condition(Expression value, Kinds kinds) {
        if (value instanceof Literal.Numeric) {
            return of(value).map(Expression.class::cast).orElse(value);
        }
        if (value instanceof Case choice) {
            return conditions(choice, kinds);
        }
        boolean coalesce = value instanceof Call call && call.function().equals("coalesce");
        boolean truths =
                coalesce && value.operands().stream().anyMatch(argument -> kinds.of(argument) == ValueKind.BOOLEAN);
        return truths ? value.map(argument -> condition(argument, kinds)) : value;
    }

    private static Case conditions(Case choice, Kinds kinds) {
        List<Case.When> branches = new ArrayList<>();
        for (Case.When branch : choice.branches()) {
            branches.add(new Case.When(branch.when(), condition(branch.then(), kinds)));
        }
        return new Case(choice.subject(), branches, choice.otherwise().map(value -> condition(value, kinds)));
    }

    /** A CASE whose branches have conditions. */
    static Case whens(Case choice, Kinds kinds) {
        List<Case.When> branches = choice.branches().stream()
                .map(branch -> new Case.When(
                        choice.subject().isPresent() ? branch.when() : condition(branch.when(), kinds), branch.then()))
                .toList();
        return new Case(choice.subject(), branches, choice.otherwise());
    }

    /** What a CASE may give. */
    static List<Expression> results(Case choice) {
        List<Expression> results =
                new ArrayList<>(choice.branches().stream().map(Case.When::then).toList());
        choice.otherwise().ifPresent(results::add);
        return results;
    }

    /** The opposite, which is NULL where the condition is. */
    static Expression negated(Expression condition) {
        if (condition instanceof Comparison comparison) {
            return new Comparison(comparison.operator().negated(), comparison.left(), comparison.right());
        }
        if (condition instanceof Logical logical) {
            return new Logical(
                    logical.connective().other(),
                    logical.operands().stream().map(Truths::negated).toList());
        }
        if (condition instanceof Not not) {
            return not.operand();
        }
        if (condition instanceof Literal.Truth truth) {
            return new Literal.Truth(!truth.value());
        }
        return negatedTest(condition);
    }

    private static Expression negatedTest(Expression condition) {
        if (condition instanceof IsNull test) {
            return new IsNull(test.operand(), !test.negated());
        }
        if (condition instanceof IsTruth test) {
            return new IsTruth(test.operand(), test.value(), !test.negated());
        }
        if (condition instanceof In in) {
            return new In(in.operand(), in.items(), !in.negated());
        }
        if (condition instanceof Like like) {
            return new Like(like.style(), like.operand(), like.pattern(), like.escape(), !like.negated());
        }
        return condition instanceof Literal.Null ? condition : new Not(condition);
    }
}
