package dev.retort.assertions.data;

import java.util.List;

/** A table to read: its columns, its key, and the query that gives each value as exact text. */
record DataTable(String name, List<String> columns, List<String> keyColumns, String select) {

    DataTable {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }
}
