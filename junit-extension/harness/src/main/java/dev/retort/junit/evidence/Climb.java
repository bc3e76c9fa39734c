package dev.retort.junit.evidence;

import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way from nothing up, on a database of its own and without rows.
 *
 * @param end the state at its end; empty if a step failed
 * @param failure the step that failed, if one did
 */
public record Climb(Optional<State> end, Optional<StepRun> failure) {

    /** How often the engine is called. */
    public enum Runs {
        /** Once for all revisions. */
        ONE,
        /** Once for each, with a session of its own. */
        EACH
    }

    static Climb on(Workplace place, History history, List<String> ids, Runs runs) {
        VersionRows rows = history.base();
        List<Step> steps = new ArrayList<>();
        for (String id : ids) {
            Step step = history.upgrade(id, rows);
            rows = step.after();
            steps.add(step);
        }
        Optional<StepRun> failure = runs == Runs.ONE
                ? last(place.run(steps))
                : steps.stream().map(place::run).filter(run -> !run.succeeded()).findFirst();
        return new Climb(failure.isPresent() ? Optional.empty() : Optional.of(place.read()), failure);
    }

    private static Optional<StepRun> last(List<StepRun> runs) {
        return runs.stream().filter(run -> !run.succeeded()).findFirst();
    }
}
