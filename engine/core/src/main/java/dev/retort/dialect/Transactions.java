package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Prepares a connection for a run and begins and ends its transactions.
 *
 * <p>The order of calls is: {@link #prepare}; then, for each revision, {@link Session#begin}, statements, {@link Session#commit} or
 * {@link Session#rollback}; then {@link Session#close}.
 */
public interface Transactions {

    /**
     * Readies a connection: auto-commit off where needed, settings that have to be made outside of a transaction.
     *
     * @throws SQLException what the driver throws
     */
    Session prepare(Connection connection) throws SQLException;

    /** A connection that has been readied. */
    interface Session extends AutoCloseable {

        /** Begins a transaction. */
        void begin() throws SQLException;

        /**
         * Checks what the database doesn't check by itself (such as SQLite's foreign keys while they are off) and
         * commits.
         *
         * @throws dev.retort.error.RetortException if the check fails; the transaction is still open then
         */
        void commit() throws SQLException;

        /** Rolls back; does nothing if no transaction is open. */
        void rollback() throws SQLException;

        /** Restores the connection's settings as they were; leaves it open. */
        @Override
        void close() throws SQLException;
    }
}
