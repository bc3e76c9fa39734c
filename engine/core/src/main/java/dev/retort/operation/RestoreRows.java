package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Inserts the backed-up rows that are missing. Columns that the table no longer has are left out.
 *
 * @param table the table
 * @param backup the table that {@link BackupTable} made
 */
public record RestoreRows(QualifiedName table, QualifiedName backup) implements Operation {

    @Override
    public String describe() {
        return "restore rows of " + table + " from " + backup;
    }

    @Override
    public Reversal reverse() {
        return Reversal.none("which rows were there before is not known");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
