package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionDetails;
import dev.retort.cli.session.Project;
import dev.retort.revision.Revision;
import dev.retort.revision.VersionRows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all that is known of some revisions. */
@Command(
        name = "show",
        description = "Show a revision with all its details.",
        footerHeading = JsonShape.HEADING,
        footer = {JsonShape.HISTORY, JsonShape.NOT_CURRENT})
final class ShowCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(
            paramLabel = "REVISION",
            arity = "1..*",
            description = "An id, the start of one, a label, head, current.")
    private List<String> targets = List.of();

    ShowCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::show);
    }

    private Answer show(Project project) {
        VersionRows rows = targets.contains("current") ? project.rows() : VersionRows.empty();
        List<Revision> revisions = targets.stream()
                .flatMap(target -> project.graph().resolve(target, rows).stream())
                .distinct()
                .toList();
        GraphView view = targets.contains("current") ? new GraphView(project.scripts(), rows) : project.view();
        return new RevisionDetails("revisions", view, revisions, Map.of(), "no revision: this is the empty state");
    }
}
