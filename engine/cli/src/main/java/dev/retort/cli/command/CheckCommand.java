package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.CheckAnswer;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says whether revisions are pending. */
@Command(
        name = "check",
        description = "End with exit code 3 if revisions are pending or applied ones were edited.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.CHECK)
final class CheckCommand implements Callable<Integer> {

    private final CommandFrame frame;

    CheckCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(CheckCommand::check);
    }

    private static Answer check(Project project) {
        return CheckAnswer.of(project);
    }
}
