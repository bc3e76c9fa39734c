package dev.retort.cli.session;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.StepList;
import dev.retort.cli.output.StepList.StepLine;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.run.RunResult;
import dev.retort.run.StepResult;
import java.util.Locale;

/** Makes an answer of what a run did. */
final class StepAnswer {

    private StepAnswer() {}

    static Answer of(RunResult result, RevisionGraph graph) {
        return new StepList(
                result.steps().stream().map(step -> line(step, graph)).toList(), result.heads(), false);
    }

    private static StepLine line(StepResult step, RevisionGraph graph) {
        return new StepLine(
                step.revision(),
                step.direction().name().toLowerCase(Locale.ROOT),
                step.heads(),
                step.millis(),
                graph.find(step.revision()).map(Revision::message).orElse(""));
    }
}
