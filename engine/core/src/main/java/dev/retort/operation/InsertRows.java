package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Inserts rows; a column that a row doesn't name gets its default.
 *
 * @param table the table
 * @param rows the rows, in order
 * @param key the columns by which they are deleted on the way back; none if they aren't
 */
public record InsertRows(QualifiedName table, List<Row> rows, List<String> key) implements Operation {

    /** Copies the lists and checks that each row has its key. */
    public InsertRows {
        rows = List.copyOf(rows);
        key = List.copyOf(key);
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
        return Reversal.by(
                new DeleteRows(table, rows.stream().map(row -> row.only(key)).toList()));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
