package dev.retort.run;

import dev.retort.dialect.SessionLeak;
import dev.retort.revision.Direction;
import java.util.List;

/**
 * What a run did.
 *
 * @param steps the steps in order; empty if there was nothing to do
 * @param heads the version rows afterwards
 */
public record RunResult(List<StepResult> steps, List<String> heads) {

    /** Copies the lists. */
    public RunResult {
        steps = List.copyOf(steps);
        heads = List.copyOf(heads);
    }

    /** What the revisions left changed in the session, and the run put back; the steps tell which of them it was. */
    public List<SessionLeak> leaks() {
        return steps.stream().flatMap(step -> step.leaks().stream()).toList();
    }

    /**
     * A step that was done.
     *
     * @param revision the revision's id; empty for a stamp that only removes rows
     * @param direction what was done
     * @param heads the version rows after it
     * @param millis how long it took, in milliseconds, with its commit if it had one of its own
     * @param leaks what the revision left changed in the session, and the run put back; where the whole run is one
     *     transaction, also what would have lasted only until its end
     */
    public record StepResult(
            String revision, Direction direction, List<String> heads, long millis, List<SessionLeak> leaks) {

        /** Copies the lists. */
        public StepResult {
            heads = List.copyOf(heads);
            leaks = List.copyOf(leaks);
        }
    }
}
