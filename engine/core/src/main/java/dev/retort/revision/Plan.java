package dev.retort.revision;

import java.util.List;
import java.util.Objects;

/**
 * What a command is going to do, worked out before anything is touched.
 *
 * @param steps in the order in which they are to be run; empty if there is nothing to do
 * @param start the version rows before the first step
 * @param end the version rows after the last step
 */
public record Plan(List<Step> steps, VersionRows start, VersionRows end) {

    /** Checks that nothing is null and copies the steps. */
    public Plan {
        steps = List.copyOf(steps);
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    static Plan of(VersionRows start, List<Step> steps) {
        VersionRows end = steps.isEmpty() ? start : steps.get(steps.size() - 1).after();
        return new Plan(steps, start, end);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
