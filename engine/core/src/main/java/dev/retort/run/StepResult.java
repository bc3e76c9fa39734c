package dev.retort.run;

import dev.retort.revision.Direction;
import java.util.List;

/**
 * A step that was done.
 *
 * @param revision the revision's id; empty for a stamp that only removes rows
 * @param direction what was done
 * @param heads the version rows after it
 * @param millis how long it took, in milliseconds, with its commit if it had one of its own
 */
public record StepResult(String revision, Direction direction, List<String> heads, long millis) {

    /** Copies the rows. */
    public StepResult {
        heads = List.copyOf(heads);
    }
}
