package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.postgresql.session.RunLocks.LockKey;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection and the server's process behind it. Advisory locks belong to the process; a pooler that gives each
 * transaction whichever process is free parts a connection from its locks. So each question asks for the process, too,
 * in the same statement.
 *
 * @see <a href="https://www.pgbouncer.org/features.html">What a pooler's modes break</a>
 */
final class LockSession {

    private static final String HOLDS =
            """
            EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pid = %s
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND classid::bigint = ? AND objid::bigint = ?)""";

    private static final String TAKE = "SELECT pg_backend_pid(), CASE WHEN " + HOLDS.formatted("pg_backend_pid()")
            + " THEN NULL ELSE pg_try_advisory_lock(?) END";

    private static final String HELD = "SELECT pg_backend_pid(), " + HOLDS.formatted("?");

    /** Only where it was taken: another run may have it in another session. */
    private static final String RELEASE =
            "SELECT pg_backend_pid(), CASE WHEN pg_backend_pid() = ? THEN pg_advisory_unlock(?) END";

    /** Only while nothing runs in it; a pooler opens another one when it needs it. */
    private static final String END =
            """
            WITH holder AS (
              SELECT a.pid, a.state = 'idle' AND a.usename = current_user AS ends
              FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
              WHERE l.pid = ? AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND l.classid::bigint = ? AND l.objid::bigint = ?)
            SELECT NOT EXISTS (SELECT FROM holder), (SELECT count(pg_terminate_backend(pid)) > 0 FROM holder WHERE ends)""";

    private static final int TRIES = 50;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(RunLocks.class);

    private final Connection connection;
    private final int process;

    private LockSession(Connection connection, int process) {
        this.connection = connection;
        this.process = process;
    }

    /** The session that a connection has now. */
    static LockSession of(Connection connection) throws SQLException {
        return new LockSession(connection, process(connection));
    }

    private static int process(Connection connection) throws SQLException {
        return new Query(connection, "SELECT pg_backend_pid()").get(row -> row.getInt(1));
    }

    Connection connection() {
        return connection;
    }

    int process() {
        return process;
    }

    /** Whether both are the same connection of the driver, which a caller gave twice. */
    boolean isSameAs(LockSession other) throws SQLException {
        return driver() == other.driver();
    }

    /** Whether the server's process is the one that the driver was told of when it connected; a pooler tells another. */
    boolean isDirect() throws SQLException {
        Connection driver = driver();
        try {
            @Nullable Object told = driver.getClass().getMethod("getBackendPID").invoke(driver);
            return Integer.valueOf(process).equals(told);
        } catch (ReflectiveOperationException otherDriver) {
            return false;
        }
    }

    private Connection driver() throws SQLException {
        return SessionTransactions.driverConnection(connection);
    }

    /** Refuses to go on if both connections have the same process, though they are two. */
    void requireOther(LockSession other) {
        if (process == other.process) {
            throw new RetortException(pooled("two connections share one session, so no lock keeps other runs out")
                    .with("session", process)
                    .cure(cure()));
        }
    }

    /** Refuses to go on if another process answers now. */
    void requireSame() throws SQLException {
        requireSame(process(connection));
    }

    private void requireSame(int now) {
        if (now != process) {
            throw new RetortException(pooled("the connection has changed its session, so no lock keeps other runs out")
                    .with("session at first", process)
                    .with("session now", now)
                    .cure(cure()));
        }
    }

    /**
     * Takes a lock if it is free.
     *
     * @throws RetortException code {@code pooled-session} if another process answers, or if this one has the lock already:
     *     the server would give it a second time
     */
    boolean take(LockKey key) throws SQLException {
        record Answer(int process, @Nullable Boolean taken) {}

        Answer answer = new Query(connection, TAKE, key.upper(), key.lower(), key.value())
                .get(row -> new Answer(row.getInt(1), (Boolean) row.getObject(2)));
        if (answer.taken() == null) {
            throw new RetortException(pooled("the session behind the connection holds the lock of a run already")
                    .with("session", answer.process())
                    .cure(cure() + "; where no pooler is, another run goes on in this very session: begin this one"
                            + " when that has ended"));
        }
        if (answer.process() != process && answer.taken()) {
            release(key, answer.process());
        }
        requireSame(answer.process());
        return answer.taken();
    }

    /**
     * Whether a process holds a lock.
     *
     * @param holder the process
     * @throws RetortException code {@code pooled-session} if another process answers
     */
    boolean seesHeld(LockKey key, int holder) throws SQLException {
        record Answer(int process, boolean held) {}

        Answer answer = new Query(connection, HELD, holder, key.upper(), key.lower())
                .get(row -> new Answer(row.getInt(1), row.getBoolean(2)));
        requireSame(answer.process());
        return answer.held();
    }

    /**
     * Lets a lock of this session go; where a pooler gives other sessions, as soon as this one comes by again. A pooler
     * that gives the session used last may never give this one: then it is ended while it idles, since the lock would
     * keep every run out for as long as the pooler keeps it.
     */
    void release(LockKey key) throws SQLException {
        release(key, process);
    }

    private void release(LockKey key, int holder) throws SQLException {
        for (int i = 0; i < 3 * TRIES; i++) {
            int now = new Query(connection, RELEASE, holder, key.value()).get(row -> row.getInt(1));
            if (now == holder
                    || (i >= TRIES && ends(key, holder))
                    || !RunLocks.sleep(i < TRIES ? PAUSE_NANOS : 5 * PAUSE_NANOS)) {
                return;
            }
        }
        LOG.warn(
                "A pooler keeps the session that has the lock: it is free when that session, {}, ends, such as by"
                        + " SELECT pg_terminate_backend({})",
                holder,
                holder);
    }

    /** Ends a session that has a lock and idles; true as well if no such session has it any more. */
    private boolean ends(LockKey key, int holder) throws SQLException {
        record Answer(boolean free, boolean ended) {}

        Answer answer = new Query(connection, END, holder, key.upper(), key.lower())
                .get(row -> new Answer(row.getBoolean(1), row.getBoolean(2)));
        if (answer.ended()) {
            LOG.warn("Ended the pooler's session {}, which was idle and had the lock of this run", holder);
        }
        return answer.free() || answer.ended();
    }

    private static Problem pooled(String summary) {
        return Problem.of("pooled-session", summary);
    }

    static Problem lost() {
        return Problem.of("lock-lost", "the lock was lost, so another run may have begun")
                .cure("see the server's log for why its sessions ended, and whether a script ends locks"
                        + " (DISCARD ALL, pg_advisory_unlock_all); then run again");
    }

    private static String cure() {
        return "migrate on a connection to the server itself, or to a pooler in session mode; in the URL that is another"
                + " port, often 5432 instead of 6432";
    }
}
