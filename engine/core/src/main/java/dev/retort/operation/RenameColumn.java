package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Renames a column; indexes, constraints, views and triggers follow.
 *
 * @param table the table
 * @param column the name before
 * @param newName the name after
 */
public record RenameColumn(QualifiedName table, String column, String newName) implements Operation {

    @Override
    public String describe() {
        return "rename column " + table + "." + column + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameColumn(table, newName, column));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
