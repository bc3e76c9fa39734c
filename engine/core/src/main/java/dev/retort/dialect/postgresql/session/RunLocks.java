package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's advisory lock on a connection of its own, which dies with the connection. It is asked for again and again
 * instead of waited for, because a waiting statement is a transaction, and one that {@code CREATE INDEX CONCURRENTLY}
 * of the holder would wait for in turn.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
 */
public final class RunLocks implements RunLock {

    private static final Logger LOG = LoggerFactory.getLogger(RunLocks.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    @Override
    public Held acquire(ConnectionSource connections, Connection connection, String name, Duration timeout)
            throws SQLException {
        Connection own = connections.open();
        boolean held = false;
        try {
            own.setAutoCommit(true);
            execute(own, "SET idle_session_timeout TO 0");
            String application =
                    name(own, ", process " + ProcessHandle.current().pid());
            LockKey key = LockKey.of(own, name);
            await(own, key, name, timeout);
            LockKey work = key.ofWork();
            await(connection, work, name, timeout);
            held = true;
            return () -> {
                release(connection, work);
                release(own, key, application);
            };
        } finally {
            if (!held) {
                own.close();
            }
        }
    }

    private static void await(Connection own, LockKey key, String name, Duration timeout) throws SQLException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration pause = SHORTEST_PAUSE;
        while (!ask(own, "SELECT pg_try_advisory_lock(?)", key)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new LockTimeoutException(LockHolder.of(own, key, name, timeout));
            }
            if (!sleep(Math.min(left, pause.toNanos()))) {
                throw new LockTimeoutException(LockHolder.interrupted(name));
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static boolean sleep(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Adds to the application's name, which a waiting run is shown; gives the former name. */
    private static String name(Connection own, String more) throws SQLException {
        try (PreparedStatement statement = own.prepareStatement("SELECT current_setting('application_name')")) {
            ResultSet row = statement.executeQuery();
            row.next();
            String before = row.getString(1);
            set(own, before + more);
            return before;
        }
    }

    private static void set(Connection own, String application) throws SQLException {
        try (PreparedStatement statement = own.prepareStatement("SELECT set_config('application_name', ?, false)")) {
            statement.setString(1, application);
            statement.execute();
        }
    }

    private static void release(Connection connection, LockKey work) {
        try {
            if (!connection.isClosed()) {
                ask(connection, "SELECT pg_advisory_unlock(?)", work);
            }
        } catch (SQLException lost) {
            LOG.warn("The connection that worked was lost during the run: {}", lost.getMessage());
        }
    }

    /** Releases it explicitly too, because a pool keeps the session. A lock that was lost is told, but no error. */
    private static void release(Connection own, LockKey key, String application) throws SQLException {
        if (own.isClosed()) {
            return;
        }
        try (own) {
            ask(own, "SELECT pg_advisory_unlock(?)", key);
            execute(own, "RESET idle_session_timeout");
            set(own, application);
        } catch (SQLException lost) {
            LOG.warn("The connection that held the lock was lost during the run: {}", lost.getMessage());
        }
    }

    private static void execute(Connection own, String sql) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean ask(Connection own, String sql, LockKey key) throws SQLException {
        try (PreparedStatement statement = own.prepareStatement(sql)) {
            statement.setLong(1, key.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
