package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.LockTimeoutException;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
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
 * A session's advisory lock on a connection of its own, which dies with the connection, and a second one on the
 * connection that works. Both must stay with their sessions, which a pooler may not see to. The lock is asked for again and again
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

    private static final String NAME =
            """
            SELECT b.name, set_config('idle_session_timeout', '0', false), set_config('application_name', b.name || ?::text, false)
            FROM (SELECT current_setting('application_name') AS name OFFSET 0) b""";

    private static final String CODE = "lock-timeout";

    @Override
    public Held acquire(ConnectionSource connections, Connection connection, String name, Duration timeout)
            throws SQLException {
        Connection own = second(connections, connection);
        boolean held = false;
        try {
            own.setAutoCommit(true);
            Pair sessions = Pair.of(own, connection);
            LockKey key = LockKey.of(own, name);
            await(sessions.keeping(), key, name, timeout);
            awaitWork(sessions, key, name, timeout);
            held = true;
            String application =
                    name(own, ", process " + ProcessHandle.current().pid());
            return new Taken(sessions, key, application);
        } finally {
            if (!held && own != connection) {
                own.close();
            }
        }
    }

    /** Takes the second lock; if that can't be had, the first one is let go, since a pool may keep its session. */
    private static void awaitWork(Pair sessions, LockKey key, String name, Duration timeout) throws SQLException {
        boolean held = false;
        try {
            await(sessions.working(), key.ofWork(), name, timeout);
            held = true;
        } finally {
            if (!held) {
                sessions.keeping().release(key);
            }
        }
    }

    /** A second connection; if there is none to be had, the one that works does both. */
    private static Connection second(ConnectionSource connections, Connection connection) {
        try {
            return connections.open();
        } catch (SQLException none) {
            LOG.warn(
                    "There is no second connection to hold the lock, so the one that works holds it: {}",
                    none.getMessage());
            return connection;
        }
    }

    private static void await(LockSession session, LockKey key, String name, Duration timeout) throws SQLException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration pause = SHORTEST_PAUSE;
        while (!session.take(key)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new LockTimeoutException(holder(session.connection(), key, name, timeout));
            }
            if (!sleep(Math.min(left, pause.toNanos()))) {
                throw new LockTimeoutException(interrupted(name));
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    static boolean sleep(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the session idle, and adds to the application's name, which a waiting run is shown; gives the former name. */
    private static String name(Connection own, String more) throws SQLException {
        return new Query(own, NAME, more).get(row -> row.getString(1));
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
     * The sessions of a run.
     *
     * @param keeping keeps the lock and does nothing else, unless there is only one
     * @param working runs the migrations, and holds the second lock
     */
    private record Pair(LockSession keeping, LockSession working) {

        /**
         * Looks whether each connection keeps its session. They ask by turns and then in the other order, so that a pooler
         * that gives the session used last, or each in turn, gives one of them another.
         *
         * @throws dev.retort.error.RetortException code {@code pooled-session} if a session changes
         */
        static Pair of(Connection own, Connection connection) throws SQLException {
            Pair pair = new Pair(LockSession.of(own), LockSession.of(connection));
            if (pair.isOne() || pair.isDirect()) {
                return pair;
            }
            pair.keeping.requireOther(pair.working);
            pair.working.requireSame();
            pair.keeping.requireSame();
            pair.keeping.requireSame();
            pair.working.requireSame();
            return pair;
        }

        private boolean isDirect() throws SQLException {
            return keeping.isDirect() && working.isDirect();
        }

        private boolean isOne() throws SQLException {
            return keeping.isSameAs(working);
        }
    }

    /**
     * Both locks, held.
     *
     * @param application the name that the keeping session had before
     */
    private record Taken(Pair sessions, LockKey key, String application) implements Held {

        /** One of the two is enough: the next run needs both. */
        @Override
        public void requireHeld() throws SQLException {
            LockSession working = sessions.working();
            boolean kept = working.seesHeld(key.ofWork(), working.process())
                    || working.seesHeld(key, sessions.keeping().process());
            if (!kept) {
                throw new RetortException(LockSession.lost());
            }
        }

        /** A statement in the transaction would come before {@code SET TRANSACTION}; so only where it is needed. */
        @Override
        public void requireSession() throws SQLException {
            if (!sessions.isDirect()) {
                requireHeld();
            }
        }

        /** A lock that was lost is told, but no error. */
        @Override
        public void close() throws SQLException {
            Connection connection = sessions.working().connection();
            try {
                if (!connection.isClosed()) {
                    sessions.working().release(key.ofWork());
                }
            } catch (SQLException lost) {
                LOG.warn("The connection that worked was lost during the run: {}", lost.getMessage());
            }
            Connection own = sessions.keeping().connection();
            if (own == connection) {
                keep(own);
                return;
            }
            try (own) {
                keep(own);
            }
        }

        /** Releases explicitly, because a pool keeps the session. */
        private void keep(Connection own) throws SQLException {
            try {
                if (!own.isClosed()) {
                    sessions.keeping().release(key);
                    Query.run(own, "RESET idle_session_timeout; SET application_name TO " + Literals.text(application));
                }
            } catch (SQLException lost) {
                LOG.warn("The connection that held the lock was lost during the run: {}", lost.getMessage());
            }
        }
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
