package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

    /**
     * Readies a connection on which the caller may have begun a transaction. Then the run becomes a part of that one: each
     * revision is a savepoint, and the caller commits or rolls back. If none is open, this is the same as
     * {@link #prepare}.
     *
     * @throws SQLException what the driver throws
     */
    Session join(Connection connection) throws SQLException;

    /** Statements that limit the time of statements, to run once before the first transaction. */
    List<String> sessionTimeouts(Timeouts timeouts);

    /** Statements that limit the time of statements, to run at the beginning of each transaction. */
    List<String> transactionTimeouts(Timeouts timeouts);

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

        /** Whether it is a part of the caller's transaction, outside of which nothing can be run. */
        default boolean isJoined() {
            return false;
        }

        /** Restores the connection's settings as they were; leaves it open. */
        @Override
        void close() throws SQLException;
    }
}
