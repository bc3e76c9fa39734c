package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies revisions. */
@Command(
        name = "upgrade",
        aliases = {"up", "migrate"},
        description = "Apply revisions up to a target.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.STEPS)
final class UpgradeCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            defaultValue = "head",
            description = "head (the default), heads, +N, an id, the start of one, a label, label@head.")
    private String target = "head";

    @Option(
            names = "--accept-edited",
            description = "Go on although applied scripts were edited, and take them as they are now.")
    private boolean acceptEdited;

    @Mixin
    private RunInstead instead = new RunInstead();

    UpgradeCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::upgrade);
    }

    private Answer upgrade(Project project) {
        if (instead.isScript(frame, "upgrade")) {
            return project.script(engine -> engine.upgradeScript(target));
        }
        return instead.isDryRun()
                ? project.dryRun(engine -> engine.planUpgrade(target))
                : project.upgrade(target, acceptEdited);
    }
}
