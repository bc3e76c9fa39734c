package dev.retort.dialect;

import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Prepares a connection for a run and begins and ends its transactions.
 *
 * <p>The order of calls is: {@link #prepare}; then, for each revision, {@link Session#begin}, statements, {@link Session#putBack},
 * {@link Session#commit} or {@link Session#rollback}, {@link Session#leaks}; then {@link Session#close}.
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

    /**
     * Makes sure that a name without a schema can be looked up at all: on PostgreSQL, that a schema of the search path exists.
     * Without one an empty database and a wrong URL look the same.
     *
     * @throws dev.retort.error.InvalidOperationException code {@code no-schema}
     */
    default void requireSchema(Connection connection) throws SQLException {}

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

        /**
         * Names the engine's own tables in full, so that a revision's search path can't lead away from them: with the
         * schema in which each is found now, or else would be created.
         *
         * @param tables the names as they are configured; those with a schema stay as they are
         */
        default List<QualifiedName> locate(List<QualifiedName> tables) throws SQLException {
            return tables;
        }

        /**
         * Is told each statement of a migration right before it runs.
         *
         * @throws dev.retort.error.InvalidOperationException if it would destroy rows that this session can't protect
         */
        default void beforeStatement(String sql) throws SQLException {}

        /**
         * Is told each statement of a migration right after it ran, and says what it left out.
         *
         * @param warnings what the server said meanwhile
         * @return empty if all was done
         */
        default Optional<NothingDone> nothingDone(String sql, List<SQLWarning> warnings) throws SQLException {
            return Optional.empty();
        }

        /**
         * Puts back what the migration's statements changed in the session since the last call: settings, roles, temporary
         * objects and the like. Called after each revision, before its version rows are written.
         *
         * @param transactionEnds whether the transaction that is open, if one is, is committed right afterwards
         * @return the statements that did it; none if nothing was changed
         */
        default List<String> putBack(boolean transactionEnds) throws SQLException {
            return List.of();
        }

        /**
         * What had to be put back since the last call. Asked when a revision is done; a setting that ended by itself with
         * the revision's transaction isn't among it.
         */
        default List<SessionLeak> leaks() {
            return List.of();
        }

        /**
         * Cancels the statement that runs now, which then fails; does nothing if none runs. Called by another thread than
         * the run's.
         */
        default void cancelStatement() throws SQLException {}

        /** Restores the connection's settings as they were; leaves it open. */
        @Override
        void close() throws SQLException;
    }

    /**
     * How long the statements of a run may take; empty leaves the database's own setting.
     *
     * @param lockWait how long a statement waits for a lock of another session
     * @param statement how long a statement runs, where the database can limit that
     */
    record Timeouts(Optional<Duration> lockWait, Optional<Duration> statement) {

        /** The database's own settings. */
        public static final Timeouts NONE = new Timeouts(Optional.empty(), Optional.empty());
    }
}
