package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the rows that have given values.
 *
 * @param table the table
 * @param keys the values by which the rows are found, at least one in each
 */
public record DeleteRows(QualifiedName table, List<Row> keys) implements Operation {

    /** Copies the list and checks that each key names a column. */
    public DeleteRows {
        keys = List.copyOf(keys);
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

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
