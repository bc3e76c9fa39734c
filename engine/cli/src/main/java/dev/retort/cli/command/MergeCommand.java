package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Author;
import dev.retort.cli.session.Project;
import dev.retort.script.writing.RevisionRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins heads by a revision with several parents. */
@Command(
        name = "merge",
        description = "Write a revision that joins several heads.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.NEW_REVISION)
final class MergeCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(paramLabel = "REVISION", arity = "0..*", description = "What to join; all heads if not given.")
    private List<String> parents = List.of();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it does, in a few words.")
    private String message = "";

    @Option(names = "--splice", description = "Allow a parent that is not a head.")
    private boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A name for the branch that begins here.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--version-path", paramLabel = "FOLDER", description = "Which of the locations it goes to.")
    private Optional<String> versionPath = Optional.empty();

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of a random one.")
    private Optional<String> id = Optional.empty();

    MergeCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::merge);
    }

    private Answer merge(Project project) {
        return new Author(project)
                .merge(new RevisionRequest(
                        message, id, parents, splice, labels, List.of(), Optional.empty(), versionPath.map(Path::of)));
    }
}
