package dev.retort.junit.history;

import dev.retort.dialect.SessionLeak;
import dev.retort.error.RetortException;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import java.util.List;
import java.util.Optional;

/**
 * One revision that was run in one direction, or failed to.
 *
 * @param revision the revision's id
 * @param direction which way
 * @param statements the statements that ran, in order; the last one is the one that failed, if it was one
 * @param failure why it failed; empty if it didn't
 * @param millis how long it took
 * @param leaks what it left changed in its session, before the engine put it back
 */
public record StepRun(
        String revision,
        Direction direction,
        List<StatementRun> statements,
        Optional<RetortException> failure,
        long millis,
        List<SessionLeak> leaks) {

    /** Copies the lists. */
    public StepRun {
        statements = List.copyOf(statements);
        leaks = List.copyOf(leaks);
    }

    /** Whether it went through. */
    public boolean succeeded() {
        return failure.isEmpty();
    }
}
