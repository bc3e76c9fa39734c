package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import java.util.Optional;

/**
 * Gives a generated column another expression; all its values are recomputed. On PostgreSQL from
 * <a href="https://www.postgresql.org/docs/17/sql-altertable.html">version 17</a> on; on SQLite by a rebuild.
 *
 * @param table the table
 * @param column the generated column
 * @param expression the expression as it shall be
 * @param original the expression as it was, for the way back
 */
public record SetExpression(QualifiedName table, String column, SqlText expression, Optional<SqlText> original)
        implements Operation {

    @Override
    public String describe() {
        return "set expression of " + table + "." + column;
    }

    @Override
    public Reversal reverse() {
        return original.map(before -> Reversal.by(new SetExpression(table, column, before, Optional.of(expression))))
                .orElseGet(() -> Reversal.none("the column's former expression was not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
