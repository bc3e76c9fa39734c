package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the version rows and runs nothing. */
@Command(
        name = "stamp",
        description = "Record revisions as current without running anything.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.STEPS)
final class StampCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(
            paramLabel = "REVISION",
            arity = "1..*",
            description = "An id, the start of one, a label, head, heads, base.")
    private List<String> targets = List.of();

    @Option(names = "--purge", description = "Delete all rows first, also those that no script is known for.")
    private boolean purge;

    @Mixin
    private RunInstead instead = new RunInstead();

    StampCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::stamp);
    }

    private Answer stamp(Project project) {
        if (instead.isScript(frame, "stamp")) {
            return script(project);
        }
        return instead.isDryRun()
                ? project.dryRun(engine -> engine.graph().planStamp(targets, engine.current(), purge))
                : project.stamp(targets, purge);
    }

    private Answer script(Project project) {
        if (purge) {
            throw Usage.wrong(frame, "stamp", "a script can't --purge: it has to know the rows");
        }
        return project.script(engine -> engine.stampScript(targets.toArray(String[]::new)));
    }
}
