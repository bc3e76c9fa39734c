package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens to rows. */
public sealed interface RowOperation extends Operation.OnTable {

    /**
     * Inserts rows; a column that a row doesn't name gets its default.
     *
     * @param table the table
     * @param rows the rows, in order
     * @param key the columns by which they are deleted on the way back; none if they aren't
     */
    record InsertRows(QualifiedName table, List<Row> rows, List<String> key) implements RowOperation {

        /** Copies the lists and checks that each row has its key and whole texts. */
        public InsertRows {
            rows = List.copyOf(rows);
            key = List.copyOf(key);
            WholeTexts.require(table, rows);
            for (Row row : rows) {
                if (!row.columns().containsAll(key)) {
                    throw new InvalidOperationException(
                            "a row for " + table + " lacks a value of its key " + key + ": it has " + row.columns(),
                            "name every column of the key in every row");
                }
            }
        }

        /** Inserts rows that stay on the way back. */
        public InsertRows(QualifiedName table, List<Row> rows) {
            this(table, rows, List.of());
        }

        /** Every column that some row names, in the order of first use. */
        public Set<String> columns() {
            Set<String> columns = new LinkedHashSet<>();
            rows.forEach(row -> columns.addAll(row.columns()));
            return columns;
        }

        @Override
        public String describe() {
            return "insert " + rows.size() + (rows.size() == 1 ? " row into " : " rows into ") + table;
        }

        @Override
        public Reversal reverse() {
            if (key.isEmpty()) {
                return Reversal.none("the columns that identify the inserted rows were not given");
            }
            return Reversal.by(new DeleteRows(
                    table, rows.stream().map(row -> row.only(key)).toList()));
        }
    }

    /**
     * Updates the rows that have given values.
     *
     * @param table the table
     * @param key the values by which the rows are found, at least one
     * @param values the new values, at least one
     */
    record UpdateRows(QualifiedName table, Row key, Row values) implements RowOperation {

        /** Checks that there is something to look for and to set. */
        public UpdateRows {
            WholeTexts.require(table, List.of(key));
            WholeTexts.require(table, List.of(values));
            if (key.columns().isEmpty() || values.columns().isEmpty()) {
                throw new InvalidOperationException(
                        "an update of " + table + " names no key or no new value",
                        "give both: op.update(\"users\", row(\"id\", 1), row(\"name\", \"Ada\"))");
            }
        }

        @Override
        public String describe() {
            return "update rows of " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.none("the values before the update are not known");
        }
    }

    /**
     * Updates many rows, in the order of a key, in batches, each in a transaction of its own. The transaction
     * that is open is committed before. Only rows that are still pending are updated, so that a run that was killed goes on
     * where it was when it is run again. A script, which has no rows to look at, does it all at once.
     *
     * @param table the table
     * @param size the number of rows of a batch, at least 1
     * @param assignments what follows SET
     * @param pending a condition that holds for rows that are to be updated, and not for those that have been
     * @param key columns that are unique and never null; none for the primary key
     */
    record UpdateInBatches(QualifiedName table, int size, SqlText assignments, SqlText pending, List<String> key)
            implements RowOperation {

        /** Checks the size and copies the key. */
        public UpdateInBatches {
            key = List.copyOf(key);
            if (size < 1) {
                throw new InvalidOperationException(
                        "a batch of " + size + " rows of " + table + " would never end", "give a size of at least 1");
            }
        }

        @Override
        public String describe() {
            return "update " + table + " in batches of " + size;
        }

        @Override
        public Reversal reverse() {
            return Reversal.none("the values before the update are not kept; back them up");
        }
    }

    /**
     * Deletes the rows that have given values.
     *
     * @param table the table
     * @param keys the values by which the rows are found, at least one in each
     */
    record DeleteRows(QualifiedName table, List<Row> keys) implements RowOperation {

        /** Copies the list and checks that each key names a column. */
        public DeleteRows {
            keys = List.copyOf(keys);
            WholeTexts.require(table, keys);
            if (keys.stream().anyMatch(key -> key.columns().isEmpty())) {
                throw new InvalidOperationException(
                        "a delete from " + table + " would delete every row", "name values: row(\"id\", 1)");
            }
        }

        @Override
        public String describe() {
            return "delete rows of " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.none("the deleted rows are not kept; back them up");
        }
    }

    /**
     * Copies a table's rows, or some of its columns with the primary key, to a new table without constraints. Its reverse
     * puts back what has gone meanwhile and drops the copy.
     *
     * @param table the table
     * @param backup the new table
     * @param columns the columns to keep besides the primary key; none for all
     */
    record BackupTable(QualifiedName table, QualifiedName backup, List<String> columns) implements RowOperation {

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

    /**
     * Inserts the backed-up rows that are missing. Columns that the table no longer has are left out.
     *
     * @param table the table
     * @param backup the table that {@link BackupTable} made
     */
    record RestoreRows(QualifiedName table, QualifiedName backup) implements RowOperation {

        @Override
        public String describe() {
            return "restore rows of " + table + " from " + backup;
        }

        @Override
        public Reversal reverse() {
            return Reversal.none("which rows were there before is not known");
        }
    }

    /**
     * Sets columns back to the values that were backed up, row by row of the same primary key.
     *
     * @param table the table
     * @param backup the table that {@link BackupTable} made
     * @param columns the columns, at least one
     */
    record RestoreColumns(QualifiedName table, QualifiedName backup, List<String> columns) implements RowOperation {

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
    }
}
