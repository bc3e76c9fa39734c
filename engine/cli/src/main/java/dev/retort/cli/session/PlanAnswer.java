package dev.retort.cli.session;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.StepList;
import dev.retort.cli.output.StepList.StepLine;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import java.util.Locale;

/** Makes an answer of a plan. */
public final class PlanAnswer {

    private PlanAnswer() {}

    /** The steps of the plan, not run yet. */
    public static Answer of(Plan plan) {
        return new StepList(
                plan.steps().stream().map(PlanAnswer::line).toList(), plan.end().ids(), true);
    }

    private static StepLine line(Step step) {
        return new StepLine(
                step.revision().map(Revision::id).orElse(""),
                step.direction().name().toLowerCase(Locale.ROOT),
                step.after().ids(),
                0,
                step.revision().map(Revision::message).orElse(""));
    }
}
