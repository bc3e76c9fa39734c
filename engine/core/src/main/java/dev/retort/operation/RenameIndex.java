package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Renames an index; on SQLite it is built anew.
 *
 * @param index the name before, in its table's schema
 * @param newName the name after, without a schema
 */
public record RenameIndex(QualifiedName index, String newName) implements Operation {

    @Override
    public String describe() {
        return "rename index " + index + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameIndex(index.withName(newName), index.name()));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }
}
