package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock;
import dev.retort.error.Problem;
import dev.retort.sql.Query;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String QUERY =
            """
            SELECT l.pid, a.usename, a.application_name, coalesce(host(a.client_addr), 'local socket') AS address,
                   to_char(a.state_change, 'YYYY-MM-DD HH24:MI:SS TZ') AS since
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid::bigint = ? AND l.objid::bigint = ?""";

    private static final String CODE = "lock-timeout";

    @Override
    public Held acquire(ConnectionSource connections, Connection connection, String name, Duration timeout)
            throws SQLException {
        Connection own = connections.open();
        boolean held = false;
        try {
            own.setAutoCommit(true);
            Query.run(own, "SET idle_session_timeout TO 0");
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
                throw new LockTimeoutException(holder(own, key, name, timeout));
            }
            if (!sleep(Math.min(left, pause.toNanos()))) {
                throw new LockTimeoutException(interrupted(name));
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
        String before = new Query(own, "SELECT current_setting('application_name')").get(row -> row.getString(1));
        set(own, before + more);
        return before;
    }

    private static void set(Connection own, String application) throws SQLException {
        new Query(own, "SELECT set_config('application_name', ?, false)", application).hasRows();
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
            Query.run(own, "RESET idle_session_timeout");
            set(own, application);
        } catch (SQLException lost) {
            LOG.warn("The connection that held the lock was lost during the run: {}", lost.getMessage());
        }
    }

    private static boolean ask(Connection own, String sql, LockKey key) throws SQLException {
        return new Query(own, sql, key.value()).get(row -> row.getBoolean(1));
    }

    static Problem holder(Connection connection, LockKey key, String name, Duration timeout) throws SQLException {
        Problem problem = Problem.of(CODE, "another run holds the lock on this database")
                .with("lock", name)
                .with("waited", timeout.toMillis() / 1000.0 + " s");
        return new Query(connection, QUERY, key.upper(), key.lower())
                .first(row -> held(problem, row))
                .orElseGet(() -> gone(problem));
    }

    static Problem interrupted(String name) {
        return Problem.of(CODE, "the wait for the lock was interrupted").with("lock", name);
    }

    private static Problem held(Problem problem, ResultSet row) throws SQLException {
        return problem.with("holder's process id", row.getInt("pid"))
                .with("user", shown(row, "usename"))
                .with("application", shown(row, "application_name"))
                .with("address", shown(row, "address"))
                .with("since", shown(row, "since"))
                .cure("wait for that run and start again, or wait longer; if it hangs, end it with"
                        + " SELECT pg_terminate_backend(" + row.getInt("pid") + ")");
    }

    private static Problem gone(Problem problem) {
        return problem.with("holder", "has just released it").cure("start again");
    }

    private static String shown(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null || value.isEmpty() ? "not known" : value;
    }

    /**
     * The number of an advisory lock: the same for every run, on every machine, about one version table of one database.
     *
     * @param value the number
     */
    record LockKey(long value) {

        static LockKey of(Connection connection, String name) throws SQLException {
            String database = new Query(connection, "SELECT current_database()").get(row -> row.getString(1));
            return of(database, name);
        }

        static LockKey of(String database, String name) {
            byte[] text = ("retort\n" + database + "\n" + name).getBytes(StandardCharsets.UTF_8);
            try {
                return new LockKey(
                        ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                                .getLong());
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }

        /**
         * The number of a second lock, which the connection that works holds: the server may go on with a dead run's last
         * statement for a while after the first lock was released.
         */
        LockKey ofWork() {
            return new LockKey(value ^ 0x5bd1e9955bd1e995L);
        }

        /** The upper half, as {@code pg_locks.classid} shows it. */
        long upper() {
            return value >>> 32;
        }

        /** The lower half, as {@code pg_locks.objid} shows it. */
        long lower() {
            return value & 0xffffffffL;
        }
    }
}
