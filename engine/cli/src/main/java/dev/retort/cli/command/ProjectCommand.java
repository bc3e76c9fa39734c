package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.concurrent.Callable;

/** A command that asks the project and prints its answer. */
abstract class ProjectCommand implements Callable<Integer> {

    final CommandFrame frame;

    ProjectCommand(CommandFrame frame) {
        this.frame = frame;
    }

    abstract Answer answer(Project project);

    @Override
    public final Integer call() {
        return frame.answer(this::answer);
    }
}
