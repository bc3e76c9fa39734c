package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command of {@link RetortCommand}, whose frame it shares. */
abstract class FramedCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    final CommandFrame frame() {
        return ((RetortCommand) spec.root().userObject()).frame();
    }

    /** A command that asks the project and prints its answer. */
    abstract static class ProjectCommand extends FramedCommand {

        abstract Answer answer(Project project);

        @Override
        public final Integer call() {
            return frame().answer(this::answer);
        }
    }
}
