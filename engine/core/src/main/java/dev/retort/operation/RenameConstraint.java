package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Renames a constraint; on SQLite by a rebuild of the table.
 *
 * @param table the table
 * @param constraint the name before
 * @param newName the name after
 */
public record RenameConstraint(QualifiedName table, String constraint, String newName) implements Operation {

    @Override
    public String describe() {
        return "rename constraint " + constraint + " of " + table + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameConstraint(table, newName, constraint));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
