package dev.retort.junit.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Drops databases in the background, since a drop waits for sessions that end and for a checkpoint. */
final class PostgresDrops {

    private static final int PATIENCE_SECONDS = 30;

    private final PostgresSessions sessions;
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "retort-database-drops");
        thread.setDaemon(true);
        return thread;
    });

    PostgresDrops(PostgresSessions sessions) {
        this.sessions = sessions;
    }

    /** Notes a database that has to be dropped sooner or later. */
    void expect(String name) {
        present.add(name);
    }

    /** Forgets a database that is kept. */
    void forget(String name) {
        present.remove(name);
    }

    synchronized void later(String name) {
        if (!worker.isShutdown()) {
            worker.execute(() -> dropNow(name));
        }
    }

    private void dropNow(String name) {
        if (!present.contains(name)) {
            return;
        }
        try {
            sessions.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
            present.remove(name);
        } catch (SQLException e) {
            System.getLogger(PostgresDrops.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot drop " + name + " now: " + e.getMessage());
        }
    }

    /** Drops everything that is still there and waits for it. */
    synchronized void finish() {
        present.forEach(this::later);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS) || !present.isEmpty()) {
                System.getLogger(PostgresDrops.class.getName())
                        .log(System.Logger.Level.WARNING, "databases that could not be dropped: " + present);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drops nothing more, because the server goes and its databases with it. */
    synchronized void abandon() {
        worker.shutdownNow();
    }

    /** Finds the databases that runs which died have left on a server that outlives them. */
    static final class Sweep {

        /** How the names of all our databases begin; the name of the run's sessions follows the same pattern. */
        static final String PREFIX = "retort_";

        /** The comment on a database that somebody wants to look at. */
        static final String KEPT = "kept by Retort for inspection";

        private Sweep() {}

        /** Drops what has our pattern, belongs to us, isn't kept and whose run has no session any more. */
        static void sweep(PostgresSessions sessions) throws SQLException {
            List<String> orphans = sessions.query(
                    """
                    SELECT d.datname
                    FROM pg_database d
                    WHERE d.datname ~ '^retort_[0-9a-f]{8}_[0-9]+_'
                      AND pg_catalog.pg_get_userbyid(d.datdba) = current_user
                      AND coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '') <> '%s'
                      AND NOT EXISTS (
                        SELECT FROM pg_stat_activity a
                        WHERE a.application_name = substr(d.datname, 1, 15) OR a.datid = d.oid)
                    """
                            .formatted(KEPT));
            orphans.forEach(orphan -> drop(sessions, orphan));
        }

        /** Another run may be sweeping too; then it has dropped the database or is about to. */
        private static void drop(PostgresSessions sessions, String orphan) {
            try {
                sessions.execute("DROP DATABASE IF EXISTS \"" + orphan + "\"");
            } catch (SQLException e) {
                System.getLogger(Sweep.class.getName())
                        .log(System.Logger.Level.DEBUG, "cannot sweep " + orphan + ": " + e.getMessage());
            }
        }

        /** The sessions of clients in a database, for people. */
        static List<String> sessionsIn(PostgresSessions sessions, String database) throws SQLException {
            return sessions.query(
                    "SELECT format('process %s, %s, %s', pid, coalesce(nullif(application_name, ''), 'unnamed'),"
                            + " coalesce(state, 'unknown state')) FROM pg_stat_activity WHERE datname = '" + database
                            + "' AND backend_type = 'client backend' ORDER BY pid");
        }
    }
}
