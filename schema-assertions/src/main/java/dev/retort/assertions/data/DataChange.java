package dev.retort.assertions.data;

import java.util.Objects;
import java.util.Optional;

/**
 * One difference in data.
 *
 * @param kind what differs
 * @param table the table's name
 * @param row the row's key, such as {@code id=1}, or the whole row if the table has no key; empty for a whole table or
 *     column
 * @param column the column that differs; empty for a whole row or table
 * @param expected the value before; empty for NULL or nothing
 * @param actual the value after; empty for NULL or nothing
 */
public record DataChange(
        Kind kind,
        String table,
        Optional<String> row,
        Optional<String> column,
        Optional<String> expected,
        Optional<String> actual) {

    /** What differs. */
    public enum Kind {
        /** The table is only in the first snapshot. */
        TABLE_MISSING,
        /** The table is only in the second snapshot. */
        TABLE_UNEXPECTED,
        /** The column is only in the first snapshot. */
        COLUMN_MISSING,
        /** The column is only in the second snapshot. */
        COLUMN_UNEXPECTED,
        /** The row is only in the first snapshot. */
        ROW_MISSING,
        /** The row is only in the second snapshot. */
        ROW_UNEXPECTED,
        /** A value differs in a row that both have. */
        VALUE_CHANGED
    }

    /** Checks that nothing is null. */
    public DataChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    static DataChange ofTable(Kind kind, String table) {
        return new DataChange(kind, table, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static DataChange ofColumn(Kind kind, String table, String column) {
        return new DataChange(kind, table, Optional.empty(), Optional.of(column), Optional.empty(), Optional.empty());
    }

    static DataChange ofRow(Kind kind, String table, String row) {
        return new DataChange(kind, table, Optional.of(row), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
