package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.BranchList;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists where the line of revisions divides. */
@Command(
        name = "branches",
        description = "List the revisions with several children, and these.",
        footerHeading = JsonShape.HEADING,
        footer = {JsonShape.BRANCHES, JsonShape.NOT_CURRENT})
final class BranchesCommand implements Callable<Integer> {

    private final CommandFrame frame;

    BranchesCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(BranchesCommand::branches);
    }

    private static Answer branches(Project project) {
        return new BranchList(project.view());
    }
}
