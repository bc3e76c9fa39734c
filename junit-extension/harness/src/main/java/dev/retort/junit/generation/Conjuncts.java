package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import java.util.List;

/** Parts of conditions. */
final class Conjuncts {

    private Conjuncts() {}

    /** The conditions that must all hold. */
    static List<Expression> of(Expression tree) {
        return tree instanceof Logical and && and.connective() == Logical.Connective.AND
                ? and.operands()
                : List.of(tree);
    }

    /** The names of the columns in an expression, each once. */
    static List<String> columns(Expression tree) {
        return tree.all()
                .filter(Expression.Column.class::isInstance)
                .map(column -> ((Expression.Column) column).name())
                .distinct()
                .toList();
    }
}
