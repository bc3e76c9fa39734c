package dev.retort.cli.command;

import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Notice;
import dev.retort.cli.session.Project;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Creates the version table. */
@Command(
        name = "ensure-version",
        description = "Create the version table if it is not there, without rows.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.TABLE)
final class EnsureVersionCommand implements Callable<Integer> {

    private final CommandFrame frame;

    EnsureVersionCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(EnsureVersionCommand::ensure);
    }

    private static Answer ensure(Project project) {
        project.ensureVersionTable();
        String table = project.config().get(ConfigKey.VERSION_TABLE);
        return new Notice(Map.of("table", table), "the version table is there: " + table);
    }
}
