package dev.retort.run;

import dev.retort.dialect.Transactions;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Step;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runs from another thread: the statement that goes on is cancelled on the server, its revision is rolled back, and
 * the run ends with a {@link RunCancelledException} that says what was done. Safe for use by several threads.
 */
public final class Cancellation {

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private volatile boolean requested;

    /** Nothing is cancelled yet. */
    public Cancellation() {}

    /** Cancels what runs now and whatever would begin later. Returns at once; the run needs a moment to roll back. */
    public void cancel() {
        requested = true;
        running.forEach(Running::end);
    }

    /** Whether a run goes on that has begun to work, or waits for its lock. */
    public boolean isRunning() {
        return !running.isEmpty();
    }

    boolean isRequested() {
        return requested;
    }

    /** Ends a run before its next statement. */
    RunListener listener() {
        return new RunListener() {
            @Override
            public void beforeStep(Step step) {
                requireGoingOn();
            }

            @Override
            public void beforeStatement(StatementRun statement) {
                requireGoingOn();
            }
        };
    }

    private void requireGoingOn() {
        if (requested) {
            throw new RetortException(Problem.of("run-cancelled", "the run was cancelled"));
        }
    }

    /** What goes on from here to the end of the work is ended when that is asked for. */
    <T> T during(Transactions.Session session, Work<T> work) throws SQLException {
        Running one = new Running(session, Thread.currentThread());
        running.add(one);
        try {
            return work.run();
        } finally {
            running.remove(one);
            if (requested) {
                Thread.interrupted();
            }
        }
    }

    /** What may be cancelled. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * A run that goes on.
     *
     * @param session runs statements
     * @param thread waits for them, or for a lock
     */
    private record Running(Transactions.Session session, Thread thread) {

        private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

        void end() {
            try {
                session.cancelStatement();
            } catch (SQLException unreachable) {
                LOG.warn("The statement that runs can't be cancelled: {}", unreachable.getMessage());
            }
            thread.interrupt();
        }
    }
}
