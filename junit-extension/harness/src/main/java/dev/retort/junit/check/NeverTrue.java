package dev.retort.junit.check;

import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.Comparison.Operator;
import dev.retort.assertions.expression.Condition.Logical.Connective;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Literal;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions that are true for no row, whatever is in the table. */
final class NeverTrue {

    private static final Set<String> ENDS = Set.of("returning", "order", "limit", "group");

    private final Predicate<String> isNeverNull;

    private NeverTrue(Predicate<String> isNeverNull) {
        this.isNeverNull = isNeverNull;
    }

    /**
     * Why an UPDATE or a DELETE can match no row; empty if it can, as far as its text tells.
     *
     * @param isNeverNull tells the columns of its table that can't be NULL
     */
    static Optional<String> reason(String sql, DatabaseKind database, Predicate<String> isNeverNull) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, database));
        if (!cursor.isAt("update") && !cursor.isAt("delete")) {
            return Optional.empty();
        }
        while (!cursor.isAtEnd() && !cursor.take("where")) {
            if (cursor.isAtSymbol("(")) {
                cursor.group();
            } else {
                cursor.next();
            }
        }
        List<Token> condition = new ArrayList<>();
        while (!cursor.isAtEnd() && ENDS.stream().noneMatch(cursor::isAt) && !cursor.isAtSymbol(";")) {
            condition.addAll(cursor.isAtSymbol("(") ? group(cursor) : List.of(cursor.next()));
        }
        return condition.isEmpty()
                ? Optional.empty()
                : new NeverTrue(isNeverNull).why(new ExpressionReader(database).read(condition));
    }

    private static List<Token> group(TokenCursor cursor) {
        int begin = cursor.place();
        cursor.group();
        return cursor.since(begin);
    }

    private Optional<String> why(Expression condition) {
        if (condition instanceof Condition.Logical logical) {
            return logical.connective() == Connective.AND ? ofAll(logical.operands()) : ofAny(logical.operands());
        }
        if (condition instanceof Comparison comparison) {
            return ofComparison(comparison);
        }
        if (condition instanceof Condition.In in) {
            return ofList(in);
        }
        if (condition instanceof Condition.IsNull is
                && !is.negated()
                && is.operand() instanceof Expression.Column column) {
            return isNeverNull.test(column.name()) ? Optional.of(column.name() + " can't be NULL") : Optional.empty();
        }
        boolean isFalse = condition instanceof Literal.Truth truth && !truth.value();
        return isFalse || isNull(condition) || isZero(condition)
                ? Optional.of(condition + " is true for no row")
                : Optional.empty();
    }

    private Optional<String> ofAll(List<Expression> operands) {
        Optional<String> one =
                operands.stream().map(this::why).flatMap(Optional::stream).findFirst();
        return one.isPresent() ? one : contradiction(operands);
    }

    private Optional<String> ofAny(List<Expression> operands) {
        List<Optional<String>> all = operands.stream().map(this::why).toList();
        return all.stream().allMatch(Optional::isPresent) ? all.get(0) : Optional.empty();
    }

    /** One value can't be two. */
    private static Optional<String> contradiction(List<Expression> operands) {
        List<Comparison> equal = operands.stream()
                .filter(Comparison.class::isInstance)
                .map(Comparison.class::cast)
                .filter(it -> it.operator() == Operator.EQUAL && it.left() instanceof Expression.Column)
                .toList();
        Stream<String> twice = equal.stream().flatMap(one -> equal.stream()
                .filter(other -> one.left().equals(other.left()) && differ(one.right(), other.right()))
                .map(other -> one + " and " + other + " are never both true"));
        Stream<String> nothing = operands.stream()
                .filter(Condition.IsNull.class::isInstance)
                .map(Condition.IsNull.class::cast)
                .filter(is -> operands.contains(new Condition.IsNull(is.operand(), !is.negated())))
                .map(is -> is + " and its opposite are never both true");
        return Stream.concat(twice, nothing).findFirst();
    }

    private static Optional<String> ofComparison(Comparison comparison) {
        boolean nulls = comparison.operator() == Operator.DISTINCT || comparison.operator() == Operator.NOT_DISTINCT;
        if (!nulls && (isNull(comparison.left()) || isNull(comparison.right()))) {
            return Optional.of("no comparison with NULL is true; write IS NULL");
        }
        boolean equality = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.NOT_DISTINCT;
        return equality && differ(comparison.left(), comparison.right())
                ? Optional.of(comparison + " is true for no row")
                : Optional.empty();
    }

    private static Optional<String> ofList(Condition.In in) {
        if (in.negated() && in.items().stream().anyMatch(NeverTrue::isNull)) {
            return Optional.of("NOT IN is never true with a NULL in the list");
        }
        return !in.negated() && in.items().stream().allMatch(NeverTrue::isNull)
                ? Optional.of("no comparison with NULL is true; write IS NULL")
                : Optional.empty();
    }

    private static boolean isNull(Expression value) {
        return value instanceof Literal.Null;
    }

    private static boolean isZero(Expression value) {
        return value instanceof Literal.Numeric number && number.value().signum() == 0;
    }

    /** Two values of one kind that aren't the same. */
    private static boolean differ(Expression one, Expression other) {
        if (one instanceof Literal.Numeric a && other instanceof Literal.Numeric b) {
            return a.value().compareTo(b.value()) != 0;
        }
        return one instanceof Literal.Text && other instanceof Literal.Text && !one.equals(other);
    }
}
