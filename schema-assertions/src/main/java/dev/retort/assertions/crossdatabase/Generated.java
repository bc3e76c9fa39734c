package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.Literal;
import dev.retort.assertions.expression.ValueKind;

/**
 * An expression whose value goes into a column: a default or what generates it. PostgreSQL casts it to the column's type.
 *
 * @param type the column's type on PostgreSQL
 * @param kind the sort of the column's values
 */
record Generated(String type, ValueKind kind) {

    Expression meaning(String sql, Expressions expressions) {
        Expression written = expressions.written(expressions.cursor(sql).rest());
        if (written instanceof Cast cast && !(cast.operand() instanceof Literal) && isOwn(cast.type())) {
            written = cast.operand();
        }
        return kind == ValueKind.BOOLEAN ? expressions.condition(written) : expressions.value(written);
    }

    private boolean isOwn(String cast) {
        return Portable.type(type).replace(" ", "").equals(Portable.type(cast).replace(" ", ""));
    }
}
