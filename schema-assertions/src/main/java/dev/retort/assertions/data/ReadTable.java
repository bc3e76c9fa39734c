package dev.retort.assertions.data;

import java.util.List;
import java.util.Optional;

/** A table as it was read: its rows' blocks, and the state of the table at that moment if the database told it. */
record ReadTable(TableData data, List<RowBlock> blocks, Optional<String> state) {

    boolean hasFormOf(DataTable table) {
        return data.columns().equals(table.columns()) && data.keyColumns().equals(table.keyColumns());
    }
}
