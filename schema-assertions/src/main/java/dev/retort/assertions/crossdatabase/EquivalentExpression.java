package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Unread;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Scope;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Map;

/**
 * Two expressions that mean the same wherever they stand in a longer one. Names behind a colon stand for any
 * expression, the same on both sides: {@code instr(:text, :part)} and {@code strpos(:text, :part)}.
 *
 * @param sqlite as SQLite's SQL has it
 * @param postgresql as PostgreSQL's SQL has it
 */
public record EquivalentExpression(String sqlite, String postgresql) {

    /**
     * Checks that both can be read.
     *
     * @throws IllegalArgumentException if one is no expression that the reader knows
     */
    public EquivalentExpression {
        read(sqlite, DatabaseKind.SQLITE);
        read(postgresql, DatabaseKind.POSTGRESQL);
    }

    Expression onSqlite() {
        return read(sqlite, DatabaseKind.SQLITE);
    }

    Expression onPostgresql() {
        return read(postgresql, DatabaseKind.POSTGRESQL);
    }

    private static Expression read(String sql, DatabaseKind dialect) {
        Expression expression = new ExpressionReader(dialect).read(sql);
        if (expression instanceof Unread) {
            throw new IllegalArgumentException("this expression can't be compared: " + sql);
        }
        return new Canonical(dialect, new Scope(Map.of()), List.of()).value(expression);
    }
}
