package dev.retort.assertions.data;

import java.util.List;
import java.util.Optional;

/**
 * A table to read.
 *
 * @param name as in {@link TableData#table()}
 * @param columns in order
 * @param keyColumns in the key's order
 * @param select the query that gives each value as exact text
 * @param digest the query that computes the {@link RowDigest}; empty if the database can't
 */
record DataTable(String name, List<String> columns, List<String> keyColumns, String select, Optional<String> digest) {

    DataTable {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }
}
