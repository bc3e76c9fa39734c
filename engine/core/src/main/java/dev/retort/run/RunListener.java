package dev.retort.run;

import dev.retort.dialect.NothingDone;
import dev.retort.error.RetortException;
import dev.retort.revision.Step;
import dev.retort.run.RunResult.StepResult;

/**
 * Is told what a run does, on the thread that runs it. What a listener throws ends the run like a failure of the
 * migration itself.
 */
public interface RunListener {

    /** A step begins; its transaction, if it has one, is open. */
    default void beforeStep(Step step) {}

    /** The upgrade of the step that began has nothing in it for this database, and isn't one that only joins others. */
    default void nothingToRun(Step step) {}

    /** A statement of a migration is about to run. */
    default void beforeStatement(StatementRun statement) {}

    /**
     * A statement of a migration left out what it was written for, because {@code IF EXISTS} or {@code IF NOT EXISTS} let it.
     */
    default void nothingDone(StatementRun statement, NothingDone what) {}

    /**
     * A statement of a migration has run.
     *
     * @param nanos how long it took
     */
    default void afterStatement(StatementRun statement, long nanos) {}

    /** A step is done; its version rows are written, and committed unless the whole run is one transaction. */
    default void afterStep(StepResult result) {}

    /** The run failed and was rolled back. */
    default void failed(RetortException failure) {}
}
