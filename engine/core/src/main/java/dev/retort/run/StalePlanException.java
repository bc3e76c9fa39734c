package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Plan;
import dev.retort.revision.VersionRows;

/** A plan was made for other version rows than those that the database has: code {@code stale-plan}. Nothing was run. */
public final class StalePlanException extends RetortException {

    private static final long serialVersionUID = 1L;

    private StalePlanException(Problem problem) {
        super(problem);
    }

    static StalePlanException of(Plan plan, VersionRows found) {
        return new StalePlanException(
                Problem.of("stale-plan", "the plan was made for other version rows than the database has")
                        .with("planned from", plan.start())
                        .with("found", found)
                        .cure("plan anew from the present rows"));
    }
}
