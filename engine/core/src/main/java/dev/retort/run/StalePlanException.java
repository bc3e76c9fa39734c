package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Plan;
import dev.retort.revision.VersionRows;

/** The version rows have changed since the plan was made: code {@code stale-plan}. Nothing was run. */
public final class StalePlanException extends RetortException {

    private static final long serialVersionUID = 1L;

    private StalePlanException(Problem problem) {
        super(problem);
    }

    static StalePlanException of(Plan plan, VersionRows found) {
        return new StalePlanException(Problem.of("stale-plan", "the version rows have changed since the plan was made")
                .with("planned from", plan.start())
                .with("found", found)
                .cure("make a new plan from the current rows"));
    }
}
