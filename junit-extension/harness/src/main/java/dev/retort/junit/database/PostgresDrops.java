package dev.retort.junit.database;

import java.sql.SQLException;
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
}
