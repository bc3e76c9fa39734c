package dev.retort.assertions.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a database tells of the tables whose rows are read. */
interface DataCatalog extends AutoCloseable {

    /**
     * Begins reading: all tables as of one moment, unless the caller is in a transaction, and with fixed settings for
     * what changes how values are written.
     */
    void begin() throws SQLException;

    /** Puts back what {@link #begin()} changed. */
    @Override
    void close() throws SQLException;

    /** Every table with rows of its own, with the query that reads it. */
    List<DataTable> tables() throws SQLException;

    /**
     * A text that is the same at two moments only if the table held the same rows at both; empty if the database can't
     * tell, or not faster than the rows are read.
     */
    Optional<String> state(DataTable table) throws SQLException;

    /** Gives each row's text to the packer. */
    void read(DataTable table, RowPacker rows) throws SQLException;

    /** How the rows' texts are written. */
    RowFormat format();
}
