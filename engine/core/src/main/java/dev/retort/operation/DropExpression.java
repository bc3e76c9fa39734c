package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Makes a generated column a plain one, which keeps its values. PostgreSQL can't do that for a virtual column.
 *
 * @param table the table
 * @param column the generated column
 */
public record DropExpression(QualifiedName table, String column) implements Operation {

    @Override
    public String describe() {
        return "drop expression of " + table + "." + column;
    }

    @Override
    public Reversal reverse() {
        return Reversal.none("a plain column can't become a generated one: it would have to be added again");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
