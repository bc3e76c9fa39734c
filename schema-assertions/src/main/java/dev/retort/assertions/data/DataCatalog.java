package dev.retort.assertions.data;

import java.sql.SQLException;
import java.util.List;

/** What a database tells of the tables whose rows are read. */
interface DataCatalog {

    /** Every table with rows of its own, with the query that reads it. */
    List<DataTable> tables() throws SQLException;

    /** Fixes what changes how values are written. */
    void fixSettings() throws SQLException;

    /** Puts back what {@link #fixSettings()} changed. */
    void restoreSettings() throws SQLException;

    /** Whether rows come one by one only in a transaction. */
    boolean needsTransaction();
}
