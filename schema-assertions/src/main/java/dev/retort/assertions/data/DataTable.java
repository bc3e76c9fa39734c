package dev.retort.assertions.data;

import java.util.List;
import java.util.Optional;

/**
 * A table to read.
 *
 * @param name as in {@link TableData#table()}
 * @param columns in order
 * @param keyColumns in the key's order
 * @param select the query that gives each row as one text, in the catalogue's {@link RowFormat}
 * @param empty whether it is known to hold no row
 * @param names whether its rows may name objects of the catalogue, which are written as the search path is
 * @param state the query for {@link DataCatalog#state(DataTable)}; empty if there is none
 */
record DataTable(
        String name,
        List<String> columns,
        List<String> keyColumns,
        String select,
        boolean empty,
        boolean names,
        Optional<String> state) {

    DataTable {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
    }
}
