package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A command that another library brings: a class with picocli's annotations and a constructor without parameters, named in
 * {@code META-INF/services/dev.retort.cli.command.AddedCommand}. It takes the options that every command takes.
 */
public abstract class AddedCommand extends FramedCommand.ProjectCommand {

    /** For subclasses. */
    protected AddedCommand() {}

    /**
     * Does the work.
     *
     * @param project the scripts and the database that the configuration names
     * @return what is printed, and the exit code
     */
    protected abstract Answer work(Project project);

    @Override
    final Answer answer(Project project) {
        return work(project);
    }

    /** Those on the class path; one that can't be made is told and left out, so that the others work. */
    static Stream<AddedCommand> onClassPath(CommandFrame frame) {
        return ServiceLoader.load(AddedCommand.class).stream().flatMap(provider -> {
            try {
                return Stream.of(provider.get());
            } catch (ServiceConfigurationError | LinkageError e) {
                frame.console().message("warning: a command on the class path can't be used: " + e.getMessage());
                return Stream.empty();
            }
        });
    }
}
