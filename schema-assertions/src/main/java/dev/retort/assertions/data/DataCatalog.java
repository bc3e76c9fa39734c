package dev.retort.assertions.data;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    List<Table> tables() throws SQLException;

    /** The same for tables of these names; those that aren't there, or have no rows of their own, are left out. */
    List<Table> tables(Collection<String> names) throws SQLException;

    /** The names of those tables that have rows; perhaps some more that have none. At least one is asked for. */
    Set<String> filled(List<Table> tables) throws SQLException;

    /**
     * A text that is the same at two moments only if the table held the same rows at both; empty if the database can't
     * tell, or not faster than the rows are read.
     */
    Optional<String> state(Table table) throws SQLException;

    /** Gives each row's text to the packer. */
    void read(Table table, RowPacker rows) throws SQLException;

    /** How the rows' texts are written. */
    RowFormat format();

    /**
     * A table to read.
     *
     * @param name as in {@link TableData#table()}
     * @param columns in order
     * @param keyColumns in the key's order
     * @param select the query that gives each row as one text, in the catalogue's {@link RowFormat}
     * @param empty whether it is known to hold no row
     * @param names whether its rows may name objects of the catalogue, which are written as the search path is
     * @param state the query for {@link DataCatalog#state(Table)}; empty if there is none
     */
    record Table(
            String name,
            List<String> columns,
            List<String> keyColumns,
            String select,
            boolean empty,
            boolean names,
            Optional<String> state) {

        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            keyColumns = List.copyOf(keyColumns);
        }

        /** The same, known to hold no row. */
        Table withoutRows() {
            return new Table(name, columns, keyColumns, select, true, names, state);
        }

        /** The same without a question for its state; its rows are fetched each time. */
        Table withoutState() {
            return new Table(name, columns, keyColumns, select, false, names, Optional.empty());
        }
    }
}
