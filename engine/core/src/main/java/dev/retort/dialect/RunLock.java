package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Keeps two runs on one database apart. */
public interface RunLock {

    /**
     * Takes the lock.
     *
     * @param connections gives new connections to the same database; the lock may keep one of its own
     * @param connection the connection that will run the migrations
     * @param name what the lock is about: the version table's name
     * @param timeout how long to wait for another holder
     * @throws LockTimeoutException if another run holds it for longer
     */
    Held acquire(ConnectionSource connections, Connection connection, String name, Duration timeout)
            throws SQLException;

    /** Gives new connections to one database. */
    @FunctionalInterface
    interface ConnectionSource {

        /** Opens one; the caller closes it. */
        Connection open() throws SQLException;
    }

    /** A lock that is held. */
    interface Held extends AutoCloseable {

        /**
         * Makes sure that it still keeps other runs out. Asked before each step but the first.
         *
         * @throws dev.retort.error.RetortException if it was lost, code {@code lock-lost}, or if a pooler has changed the
         *     session, code {@code pooled-session}
         */
        default void requireHeld() throws SQLException {}

        /**
         * Makes sure that a step's transaction is one of the session that holds the lock. Asked at its beginning; costs
         * nothing where a connection can't change its session.
         *
         * @throws dev.retort.error.RetortException as {@link #requireHeld}
         */
        default void requireSession() throws SQLException {}

        /** Releases it. */
        @Override
        void close() throws SQLException;
    }
}
