package dev.retort.assertions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SQL expression. {@code BETWEEN} is read as the two comparisons that it stands for; parentheses leave no trace.
 * Written as text it has parentheses around every operand that isn't simple.
 */
public sealed interface Expression
        permits Expression.Leaf, Expression.OfOne, Expression.OfTwo, Expression.Call, Expression.Case, Condition {

    /** The expressions directly inside, in the order of writing; empty for a leaf. */
    List<Expression> operands();

    /**
     * A copy with other operands.
     *
     * @param others as many as {@link #operands()} gives
     */
    Expression with(List<Expression> others);

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

    /** Its text as an operand of another one: in parentheses unless it can't be misread without them. */
    default String nested() {
        return "(" + this + ")";
    }

    /** What has nothing inside. */
    sealed interface Leaf extends Expression permits Column, Placeholder, Unread, Literal {

        @Override
        default List<Expression> operands() {
            return List.of();
        }

        @Override
        default Expression with(List<Expression> others) {
            return this;
        }

        @Override
        default String nested() {
            return toString();
        }
    }

    /** What has one operand. */
    sealed interface OfOne extends Expression
            permits Unary, Cast, Collated, Condition.Not, Condition.IsNull, Condition.IsTruth {

        /** The operand. */
        Expression operand();

        @Override
        default List<Expression> operands() {
            return List.of(operand());
        }
    }

    /** An operator between two operands. */
    sealed interface OfTwo extends Expression permits Binary, Condition.Comparison {

        /** The operand before the operator. */
        Expression left();

        /** The operand behind the operator. */
        Expression right();

        @Override
        default List<Expression> operands() {
            return List.of(left(), right());
        }
    }

    /**
     * A column, or what looks like one: SQLite takes a name in double quotes that is no column's for a text.
     *
     * @param name without quotes; with {@code new.} or {@code old.} before it in a trigger's condition, else without its table
     */
    record Column(String name) implements Leaf {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A place in a template that any expression may take, written {@code :name}.
     *
     * @param name without the colon
     */
    record Placeholder(String name) implements Leaf {

        @Override
        public String toString() {
            return ":" + name;
        }
    }

    /**
     * What the reader can't read, such as a subquery.
     *
     * @param text its tokens with one space between two, keywords and names in lower case
     */
    record Unread(String text) implements Leaf {

        @Override
        public String toString() {
            return text;
        }

        @Override
        public String nested() {
            return "(" + text + ")";
        }
    }

    /**
     * An operator before its operand: {@code -}, {@code +}, {@code ~} and others.
     *
     * @param operator as written
     * @param operand what it is applied to
     */
    record Unary(String operator, Expression operand) implements OfOne {

        @Override
        public Expression with(List<Expression> others) {
            return new Unary(operator, others.get(0));
        }

        @Override
        public String toString() {
            return operator + " " + operand.nested();
        }
    }

    /**
     * {@code CAST(a AS t)}, {@code a::t}.
     *
     * @param operand what is cast
     * @param type in lower case, one space between words, none in parentheses: {@code character varying(20)}
     */
    record Cast(Expression operand, String type) implements OfOne {

        @Override
        public Expression with(List<Expression> others) {
            return new Cast(others.get(0), type);
        }

        @Override
        public String toString() {
            return "cast(" + operand + " as " + type + ")";
        }

        @Override
        public String nested() {
            return toString();
        }
    }

    /**
     * {@code COLLATE}.
     *
     * @param operand a text
     * @param collation in lower case, without its schema
     */
    record Collated(Expression operand, String collation) implements OfOne {

        /** Puts the collation's name into lower case. */
        public Collated {
            collation = collation.toLowerCase(Locale.ROOT);
        }

        @Override
        public Expression with(List<Expression> others) {
            return new Collated(others.get(0), collation);
        }

        @Override
        public String toString() {
            return operand.nested() + " collate " + collation;
        }
    }

    /**
     * An operator between two operands that is no comparison: {@code +}, {@code ||}, {@code ->>} and others.
     *
     * @param operator as written; in {@link Canonical} form division and remainder are {@code div} and {@code mod} of whole
     *     numbers and {@code /} and {@code %} of others
     * @param left before it
     * @param right behind it
     */
    record Binary(String operator, Expression left, Expression right) implements OfTwo {

        @Override
        public Expression with(List<Expression> others) {
            return new Binary(operator, others.get(0), others.get(1));
        }

        @Override
        public String toString() {
            return left.nested() + " " + operator + " " + right.nested();
        }
    }

    /**
     * A call of a function, also of one that SQL writes in its own way: {@code COALESCE}, {@code EXTRACT(year FROM a)} as
     * {@code extract('year', a)}, {@code CURRENT_DATE} without arguments.
     *
     * @param function in lower case, without {@code pg_catalog}
     * @param operands its arguments in order
     */
    record Call(String function, List<Expression> operands) implements Expression {

        /** Copies the arguments. */
        public Call {
            function = function.toLowerCase(Locale.ROOT);
            operands = List.copyOf(operands);
        }

        static Call of(String function, Expression... arguments) {
            return new Call(function, List.of(arguments));
        }

        @Override
        public Expression with(List<Expression> others) {
            return new Call(function, others);
        }

        @Override
        public String toString() {
            return function + listed(operands);
        }

        static String listed(List<Expression> items) {
            return items.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public String nested() {
            return toString();
        }
    }

    /**
     * {@code CASE}.
     *
     * @param subject what each branch is compared with; empty if each branch has a condition of its own
     * @param branches in order, at least one
     * @param otherwise behind ELSE
     */
    record Case(Optional<Expression> subject, List<When> branches, Optional<Expression> otherwise)
            implements Expression {

        /**
         * One branch.
         *
         * @param when a condition, or a value if the CASE has a subject
         * @param then the result
         */
        public record When(Expression when, Expression then) {}

        /** Copies the branches. */
        public Case {
            branches = List.copyOf(branches);
        }

        @Override
        public List<Expression> operands() {
            Stream<Expression> inside = branches.stream().flatMap(branch -> Stream.of(branch.when, branch.then));
            return Stream.of(subject.stream(), inside, otherwise.stream())
                    .flatMap(part -> part)
                    .toList();
        }

        @Override
        public Expression with(List<Expression> others) {
            int first = subject.isPresent() ? 1 : 0;
            List<When> changed = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                changed.add(new When(others.get(first + 2 * i), others.get(first + 2 * i + 1)));
            }
            return new Case(
                    subject.map(any -> others.get(0)), changed, otherwise.map(any -> others.get(others.size() - 1)));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("case");
            subject.ifPresent(value -> text.append(' ').append(value.nested()));
            for (When branch : branches) {
                text.append(" when ").append(branch.when).append(" then ").append(branch.then);
            }
            otherwise.ifPresent(value -> text.append(" else ").append(value));
            return text.append(" end").toString();
        }
    }
}
