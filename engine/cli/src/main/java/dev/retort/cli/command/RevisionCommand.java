package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Author;
import dev.retort.cli.session.Project;
import dev.retort.script.writing.RevisionRequest;
import dev.retort.script.writing.ScriptKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the file of a new revision. */
@Command(
        name = "revision",
        description = "Write the file of a new revision.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.NEW_REVISION)
final class RevisionCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it does, in a few words.")
    private String message = "";

    @Option(
            names = "--head",
            paramLabel = "REVISION",
            description = "The parent: an id, a label, label@head, base; the single head if not given.")
    private List<String> heads = new ArrayList<>();

    @Option(names = "--splice", description = "Allow a parent that is not a head.")
    private boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A name for the branch that begins here.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--version-path", paramLabel = "FOLDER", description = "Which of the locations it goes to.")
    private Optional<String> versionPath = Optional.empty();

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of a random one.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--depends-on",
            paramLabel = "REVISION",
            description = "What must be applied before it; may be repeated.")
    private List<String> dependsOn = new ArrayList<>();

    @ArgGroup
    private KindOptions kind = new KindOptions();

    RevisionCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.answer(this::write);
    }

    private Answer write(Project project) {
        return new Author(project)
                .write(new RevisionRequest(
                        message, id, heads, splice, labels, dependsOn, kind.chosen(), versionPath.map(Path::of)));
    }

    /** What it is written in. */
    static final class KindOptions {

        @Option(names = "--sql-file", description = "Write an SQL file.")
        private boolean sql;

        @Option(names = "--java", description = "Write a Java class.")
        private boolean java;

        Optional<ScriptKind> chosen() {
            return java ? Optional.of(ScriptKind.JAVA) : sql ? Optional.of(ScriptKind.SQL) : Optional.empty();
        }
    }
}
