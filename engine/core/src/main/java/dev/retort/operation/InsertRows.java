package dev.retort.operation;

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
 */
public record InsertRows(QualifiedName table, List<Row> rows) implements Operation {

    /** Copies the lists. */
    public InsertRows {
        rows = List.copyOf(rows);
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
        return Reversal.none("inserted rows may have been changed since; delete them by hand");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
