package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Renames a table; it stays in its schema.
 *
 * @param table the name before
 * @param newName the name after, without a schema
 */
public record RenameTable(QualifiedName table, String newName) implements Operation {

    @Override
    public String describe() {
        return "rename table " + table + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameTable(table.withName(newName), table.name()));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
