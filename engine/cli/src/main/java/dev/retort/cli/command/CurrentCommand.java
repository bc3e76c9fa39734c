package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.CurrentAnswer;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows where the database stands. */
@Command(
        name = "current",
        aliases = "status",
        description = "Show the revisions that the database is at.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.CURRENT)
final class CurrentCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Option(names = "--check-heads", description = "End with exit code 3 unless every head is applied.")
    private boolean checkHeads;

    CurrentCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::current);
    }

    private Answer current(Project project) {
        return CurrentAnswer.of(project, checkHeads, frame.options().verbose());
    }
}
