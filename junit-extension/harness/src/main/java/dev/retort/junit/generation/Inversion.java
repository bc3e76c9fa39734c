package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition.Comparison.Operator;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Binary;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.Expression.Column;
import java.util.Optional;

/**
 * Solves a comparison for one of the columns that are calculated with in it: {@code a * 3 + b = 47} is
 * {@code a = (47 - b) / 3}. Whole numbers may leave a rest; whether the row is right in the end, the database tells.
 */
final class Inversion {

    private Inversion() {}

    /**
     * What a column must be compared with.
     *
     * @param sum where the column is, once
     * @param other what it is compared with, where the column isn't
     */
    static Optional<Steering.Computed> of(String column, Expression sum, Operator operator, Expression other) {
        Expression plain = sum instanceof Cast cast ? cast.operand() : sum;
        if (plain instanceof Column found) {
            return found.name().equals(column)
                    ? Optional.of(new Steering.Computed(column, operator, other))
                    : Optional.empty();
        }
        if (!(plain instanceof Binary binary)) {
            return Optional.empty();
        }
        boolean inLeft = Conjuncts.columns(binary.left()).contains(column);
        boolean inRight = Conjuncts.columns(binary.right()).contains(column);
        if (inLeft == inRight) {
            return Optional.empty();
        }
        Expression left = binary.left();
        Expression right = binary.right();
        return switch (binary.operator()) {
            case "+" -> of(column, inLeft ? left : right, operator, new Binary("-", other, inLeft ? right : left));
            case "-" ->
                inLeft
                        ? of(column, left, operator, new Binary("+", other, right))
                        : of(column, right, operator.mirrored(), new Binary("-", left, other));
            case "*" -> of(column, inLeft ? left : right, operator, new Binary("/", other, inLeft ? right : left));
            case "/" ->
                inLeft
                        ? of(column, left, operator, new Binary("*", other, right))
                        : of(column, right, operator.mirrored(), new Binary("/", left, other));
            default -> Optional.empty();
        };
    }
}
