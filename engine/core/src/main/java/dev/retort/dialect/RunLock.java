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

        /** Releases it. */
        @Override
        void close() throws SQLException;
    }
}
