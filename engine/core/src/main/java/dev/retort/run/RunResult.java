package dev.retort.run;

import dev.retort.dialect.SessionLeak;
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
}
