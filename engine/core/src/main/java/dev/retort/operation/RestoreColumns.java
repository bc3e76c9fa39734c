package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * Sets columns back to the values that were backed up, row by row of the same primary key.
 *
 * @param table the table
 * @param backup the table that {@link BackupTable} made
 * @param columns the columns, at least one
 */
public record RestoreColumns(QualifiedName table, QualifiedName backup, List<String> columns) implements Operation {

    /** Copies the columns and checks that there is one. */
    public RestoreColumns {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new InvalidOperationException(
                    "no column of " + table + " to restore from " + backup + " is named",
                    "name the columns, or restore whole rows");
        }
    }

    @Override
    public String describe() {
        return "restore columns of " + table + " from " + backup;
    }

    @Override
    public Reversal reverse() {
        return Reversal.none("the values that were overwritten are not kept");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
