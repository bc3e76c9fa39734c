package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Renames an index; on SQLite it is rebuilt.
 *
 * @param table the table
 * @param index the name before
 * @param newName the name after, without a schema
 */
public record RenameIndex(QualifiedName table, String index, String newName) implements Operation {

    /** The name before, in its table's schema. */
    public QualifiedName name() {
        return table.withName(index);
    }

    @Override
    public String describe() {
        return "rename index " + name() + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameIndex(table, newName, index));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
