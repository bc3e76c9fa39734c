package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes revisions back. */
@Command(
        name = "downgrade",
        aliases = {"down", "rollback"},
        description = "Take revisions back down to a target.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.STEPS)
final class DowngradeCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(paramLabel = "TARGET", description = "-N, base, an id, the start of one, label@base.")
    private String target = "";

    @Mixin
    private RunInstead instead = new RunInstead();

    DowngradeCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::downgrade);
    }

    private Answer downgrade(Project project) {
        if (instead.isScript(frame, "downgrade")) {
            return project.script(engine -> engine.downgradeScript(target));
        }
        return instead.isDryRun() ? project.dryRun(engine -> engine.planDowngrade(target)) : project.downgrade(target);
    }
}
