package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Expression.Placeholder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Another way of writing an expression: what matches the first template becomes the second one, with the same expressions
 * in the places of the placeholders.
 *
 * @param from what is looked for, in canonical form
 * @param to what it becomes, in canonical form
 */
public record Rewriting(Expression from, Expression to) {

    /** Checks that both are there. */
    public Rewriting {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** The other expression; empty if this one doesn't match. A placeholder that comes twice must match the same twice. */
    Optional<Expression> apply(Expression expression) {
        Map<String, Expression> found = new HashMap<>();
        return matches(from, expression, found) ? Optional.of(filled(to, found)) : Optional.empty();
    }

    private static boolean matches(Expression template, Expression expression, Map<String, Expression> found) {
        if (template instanceof Placeholder place) {
            Expression before = found.putIfAbsent(place.name(), expression);
            return before == null || before.equals(expression);
        }
        List<Expression> wanted = template.operands();
        List<Expression> given = expression.operands();
        if (template.getClass() != expression.getClass()
                || wanted.size() != given.size()
                || !template.with(given).equals(expression)) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!matches(wanted.get(i), given.get(i), found)) {
                return false;
            }
        }
        return true;
    }

    private static Expression filled(Expression template, Map<String, Expression> found) {
        return template instanceof Placeholder place
                ? found.getOrDefault(place.name(), place)
                : template.map(operand -> filled(operand, found));
    }
}
