package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.PlanAnswer;
import dev.retort.cli.session.Project;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a command would do. */
@Command(
        name = "plan",
        description = "Show the steps of an upgrade, downgrade or stamp; nothing is run.",
        footerHeading = JsonShape.HEADING,
        footer = {JsonShape.STEPS, "millis is 0"})
final class PlanCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(index = "0", paramLabel = "DIRECTION", description = "upgrade, downgrade or stamp.")
    private Direction direction = Direction.UPGRADE;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TARGET", description = "As for that command.")
    private List<String> targets = List.of();

    @Option(
            names = "--from",
            paramLabel = "ROWS",
            description = "Start from these revisions, separated by commas, or from base; no database is needed then.")
    private Optional<String> from = Optional.empty();

    PlanCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::plan);
    }

    private Answer plan(Project project) {
        VersionRows rows = from.map(text -> rows(text, project.graph())).orElseGet(project::rows);
        return PlanAnswer.of(plan(project.graph(), rows));
    }

    private Plan plan(RevisionGraph graph, VersionRows rows) {
        return switch (direction) {
            case UPGRADE -> graph.planUpgrade(single(), rows);
            case DOWNGRADE -> graph.planDowngrade(single(), rows);
            case STAMP -> graph.planStamp(targets, rows, false);
        };
    }

    private String single() {
        if (targets.size() > 1) {
            throw Usage.wrong(frame, "plan", "only stamp takes several targets");
        }
        return targets.get(0);
    }

    private static VersionRows rows(String text, RevisionGraph graph) {
        return VersionRows.of(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .flatMap(token -> graph.resolve(token).stream())
                .map(Revision::id)
                .toList());
    }
}
