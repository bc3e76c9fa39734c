package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Author;
import dev.retort.cli.session.Project;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Revision;
import dev.retort.script.writing.RevisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins heads by a revision with several parents. */
@Command(name = "merge", description = "Write a revision that joins several heads.")
final class MergeCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Parameters(paramLabel = "REVISION", arity = "0..*", description = "What to join; all heads if not given.")
    private List<String> parents = List.of();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it does, in a few words.")
    private Optional<String> message = Optional.empty();

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
        List<String> joined = parents(project);
        String text = message.orElseGet(() -> "merge " + String.join(" and ", joined));
        RevisionRequest request = new RevisionRequest(text, id, joined, splice, labels, List.of());
        return new Author(project).write(request, Optional.empty(), versionPath);
    }

    private List<String> parents(Project project) {
        List<String> tokens = parents.isEmpty() ? List.of("heads") : parents;
        List<String> ids = tokens.stream()
                .flatMap(token -> project.graph().resolve(token).stream())
                .map(Revision::id)
                .toList();
        if (ids.size() < 2 && tokens.contains("heads")) {
            throw new RetortException(Problem.of("nothing-to-merge", "there are not several heads to merge")
                    .with("heads", ids.isEmpty() ? "none" : ids.get(0))
                    .cure("there is nothing to do; retort revision adds an ordinary revision"));
        }
        return ids;
    }
}
