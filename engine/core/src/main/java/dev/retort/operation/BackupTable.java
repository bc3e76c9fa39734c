package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * Copies a table's rows, or some of its columns with the primary key, to a new table without constraints. Its reverse
 * puts back what has gone meanwhile and drops the copy.
 *
 * @param table the table
 * @param backup the new table
 * @param columns the columns to keep besides the primary key; none for all
 */
public record BackupTable(QualifiedName table, QualifiedName backup, List<String> columns) implements Operation {

    /** Copies the columns. */
    public BackupTable {
        columns = List.copyOf(columns);
    }

    @Override
    public String describe() {
        return "back up " + table + " to " + backup;
    }

    @Override
    public Reversal reverse() {
        Operation restore =
                columns.isEmpty() ? new RestoreRows(table, backup) : new RestoreColumns(table, backup, columns);
        return new Reversal.By(List.of(restore, new DropTable(backup, Presence.REQUIRED, false, Optional.empty())));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(backup);
    }
}
