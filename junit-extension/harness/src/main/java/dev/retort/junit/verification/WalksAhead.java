package dev.retort.junit.verification;

import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks on the other databases while one of them is judged, so that two take as long as the slower one. Only SQL is run in
 * threads of ours: code of users is called by the thread that asks, one database after the other.
 */
final class WalksAhead implements AutoCloseable {

    private final List<DatabaseWalk> walks;
    private @Nullable List<Thread> threads;
    private volatile boolean closed;

    /**
     * Walks of one history.
     *
     * @param callsUsers whether a walk calls code of users besides that of the history
     */
    WalksAhead(Collection<DatabaseWalk> walks, boolean callsUsers) {
        boolean alone = callsUsers
                || walks.stream().flatMap(walk -> walk.order().stream()).anyMatch(script -> !isSql(script));
        this.walks = alone ? List.of() : List.copyOf(walks);
    }

    private static boolean isSql(RevisionScript script) {
        return script.origin().name().endsWith(".sql");
    }

    /** One is being judged: the others begin, unless they have. */
    synchronized void beside(DatabaseWalk judged) {
        if (threads == null && !closed) {
            threads = new ArrayList<>();
            for (DatabaseWalk walk : walks) {
                if (walk != judged) {
                    Thread thread = new Thread(
                            () -> walk(walk), "retort walk on " + walk.server().displayName());
                    thread.setDaemon(true);
                    thread.start();
                    threads.add(thread);
                }
            }
        }
    }

    /** What goes wrong is evidence, or goes wrong again for who asks for it. */
    private void walk(DatabaseWalk walk) {
        for (RevisionScript script : walk.order()) {
            if (closed) {
                return;
            }
            walk.evidence(script.revision().id());
        }
    }

    /** Waits until nobody walks any more, at most for the revision that each is at. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Thread thread : threads == null ? List.<Thread>of() : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
