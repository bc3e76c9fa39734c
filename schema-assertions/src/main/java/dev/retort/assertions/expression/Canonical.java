package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.IsTruth;
import dev.retort.assertions.expression.Condition.Like;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Condition.Not;
import dev.retort.assertions.expression.Expression.Binary;
import dev.retort.assertions.expression.Expression.Case;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.Expression.Collated;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Expression.Unary;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Gives expressions the form in which those that surely mean the same are equal, whichever database they are from:
 * casts that change nothing are gone, NOT is moved inwards, a literal stands behind its comparison, numbers have no
 * trailing zeros, IN's literals are sorted, a truth is a truth and not a 1. The operands of AND and OR keep their order.
 * docs/cross-database.md tells it all for readers.
 */
public final class Canonical {

    private static final Set<String> PLAIN_COLLATIONS =
            Set.of("binary", "default", "c", "posix", "ucs_basic", "pg_c_utf8", "c.utf8", "c.utf-8");

    private final DatabaseKind dialect;
    private final boolean sqlite;
    private final Scope scope;
    private final List<Rewriting> rewritings;
    private final Kinds kinds;
    private final Casts casts;
    private final Patterns patterns;

    /**
     * For the expressions of one table.
     *
     * @param dialect who wrote them
     * @param scope its columns
     * @param rewritings further equivalences, tried in order on each expression from the inside out
     */
    public Canonical(DatabaseKind dialect, Scope scope, List<Rewriting> rewritings) {
        this.dialect = dialect;
        this.sqlite = dialect == DatabaseKind.SQLITE;
        this.scope = scope;
        this.rewritings = List.copyOf(rewritings);
        this.kinds = new Kinds(scope, dialect);
        this.casts = new Casts(kinds, dialect);
        this.patterns = new Patterns(sqlite);
    }

    /** The canonical form of what must be true or false. */
    public Expression condition(Expression expression) {
        return Truths.condition(value(expression), kinds);
    }

    /** The canonical form of what may have any value. */
    public Expression value(Expression expression) {
        Expression plain = plain(expression);
        for (Rewriting rewriting : rewritings) {
            Optional<Expression> other = rewriting.apply(plain);
            if (other.isPresent()) {
                return other.get() instanceof Case choice ? Truths.whens(choice, kinds) : other.get();
            }
        }
        return plain;
    }

    private Expression plain(Expression expression) {
        if (expression instanceof Column column) {
            return column(column);
        }
        if (expression instanceof Literal.Numeric number) {
            return number.stripped();
        }
        if (expression instanceof Cast cast) {
            return casts.meaning(cast, operand(cast.operand(), Casts.kind(cast.type(), dialect) == ValueKind.TEXT));
        }
        if (expression instanceof Logical logical) {
            return logical.map(this::condition);
        }
        if (expression instanceof Not not) {
            return Truths.negated(condition(not.operand()));
        }
        return operation(expression);
    }

    /** SQLite takes a name in double quotes for a text if there is no such column. */
    private Expression column(Column column) {
        boolean text = sqlite && scope.find(column.name()).isEmpty() && !isRowid(column.name());
        return text ? new Literal.Text(column.name()) : new Column(column.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isRowid(String name) {
        return Set.of("rowid", "_rowid_", "oid").contains(name.toLowerCase(Locale.ROOT));
    }

    private Expression operation(Expression expression) {
        if (expression instanceof Comparison comparison) {
            return new Comparisons(kinds)
                    .meaning(comparison.operator(), value(comparison.left()), value(comparison.right()));
        }
        if (expression instanceof IsTruth test) {
            return new IsTruth(condition(test.operand()), test.value(), test.negated());
        }
        if (expression instanceof In in) {
            return new Comparisons(kinds).in((In) in.map(this::value));
        }
        if (expression instanceof Like like) {
            return patterns.meaning((Like) like.map(this::value));
        }
        if (expression instanceof Case choice) {
            return choice(choice);
        }
        return arithmetic(expression);
    }

    private Expression arithmetic(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Unary unary) {
            return unary(unary.operator(), value(unary.operand()));
        }
        if (expression instanceof Collated collated && PLAIN_COLLATIONS.contains(collated.collation())) {
            return value(collated.operand());
        }
        return expression.map(this::value);
    }

    private static Expression unary(String operator, Expression operand) {
        if (operator.equals("+")) {
            return operand;
        }
        return operator.equals("-") && operand instanceof Literal.Numeric number
                ? new Literal.Numeric(number.value().negate())
                : new Unary(operator, operand);
    }

    /** A division of whole numbers is another one than that of decimals, and a text shows a number as it is written. */
    private Expression binary(Binary binary) {
        boolean joins = binary.operator().equals("||");
        boolean whole = binary.operands().stream().allMatch(operand -> kinds.of(operand) == ValueKind.INTEGER);
        String operator =
                switch (binary.operator()) {
                    case "/" -> whole ? "div" : "/";
                    case "%" -> whole ? "mod" : "%";
                    default -> binary.operator();
                };
        return new Binary(operator, operand(binary.left(), joins), operand(binary.right(), joins));
    }

    /** What becomes a text shows whether it had a fraction. */
    private Expression operand(Expression operand, boolean text) {
        if (text && operand instanceof Literal.Numeric number) {
            return new Literal.Text(number.toString());
        }
        boolean fraction = operand instanceof Cast cast
                && kinds.of(cast) == ValueKind.DECIMAL
                && kinds.of(cast.operand()) == ValueKind.INTEGER;
        return text && fraction ? new Cast(value(operand), "decimal") : value(operand);
    }

    private Expression choice(Case choice) {
        List<Case.When> branches = new ArrayList<>();
        for (Case.When branch : choice.branches()) {
            Expression when = choice.subject().isPresent() ? value(branch.when()) : condition(branch.when());
            branches.add(new Case.When(when, value(branch.then())));
        }
        return new Case(
                choice.subject().map(this::value),
                branches,
                choice.otherwise().map(this::value).filter(value -> !(value instanceof Literal.Null)));
    }
}
