package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.RevisionDetails;
import dev.retort.cli.output.RevisionList;
import dev.retort.cli.session.Project;
import dev.retort.revision.Revision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the revisions that have no children. */
@Command(
        name = "heads",
        description = "List the revisions that nothing comes after.",
        footerHeading = JsonShape.HEADING,
        footer = {JsonShape.HEADS, JsonShape.NOT_CURRENT})
final class HeadsCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Option(names = "--resolve-dependencies", description = "Leave out what another revision depends on.")
    private boolean resolveDependencies;

    HeadsCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::heads);
    }

    private Answer heads(Project project) {
        List<Revision> heads = resolveDependencies
                ? project.graph().realHeads()
                : project.graph().heads();
        GraphView view = project.view();
        Map<String, Object> extra =
                Map.of("heads", heads.stream().map(Revision::id).toList());
        String none = "no revisions yet; make one with: retort revision -m \"...\"";
        return frame.options().verbose()
                ? new RevisionDetails("revisions", view, heads, extra, none)
                : new RevisionList("revisions", view, heads, extra, none);
    }
}
