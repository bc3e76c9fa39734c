package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.catalog.SchemaObject;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check of one database.
 *
 * @param name in lower case
 * @param chosen whether somebody gave it that name
 * @param shown its definition as the database has it
 * @param condition what it means
 * @param enforced whether the database keeps it
 */
record CheckRule(String name, boolean chosen, String shown, Expression condition, boolean enforced) {

    static CheckRule of(SchemaObject check, Expressions expressions) {
        String definition = check.attribute("definition").orElse("");
        Expression condition = expressions.condition(
                expressions.cursor(check.attribute("expression").orElse("")).rest());
        boolean enforced = !definition.endsWith(" NOT ENFORCED");
        return new CheckRule(Portable.lower(check.name()), !check.serverMadeName(), definition, condition, enforced);
    }

    /** The columns that it is about, in lower case. */
    Set<String> columns() {
        return condition
                .all()
                .filter(Column.class::isInstance)
                .map(Expression::toString)
                .collect(Collectors.toSet());
    }

    boolean means(CheckRule other) {
        return condition.equals(other.condition) && enforced == other.enforced;
    }
}
