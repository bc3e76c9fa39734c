package dev.retort.assertions.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of one table.
 *
 * @param table the name as a path: {@code public.users} on PostgreSQL, {@code users} on SQLite
 * @param columns the columns' names in order, generated ones too
 * @param keyColumns the primary key's columns; empty if there is none, and then rows are compared as a multiset
 * @param rows in the order of the key, else in no particular order
 */
public record TableData(String table, List<String> columns, List<String> keyColumns, List<Row> rows) {

    /** Copies the lists, but rows that were read from a database, and checks that the key is made of columns. */
    public TableData {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
        rows = rows instanceof PackedRows ? rows : List.copyOf(rows);
        if (!columns.containsAll(keyColumns)) {
            throw new IllegalArgumentException("the key " + keyColumns + " isn't among the columns " + columns);
        }
    }

    /** The value of a row's column; empty for NULL and for a column that isn't there. */
    public Optional<String> value(Row row, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? Optional.empty() : row.values().get(index);
    }
}
