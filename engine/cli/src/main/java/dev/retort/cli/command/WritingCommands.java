package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Author;
import dev.retort.cli.session.Editor;
import dev.retort.cli.session.Project;
import dev.retort.revision.VersionRows;
import dev.retort.script.writing.RevisionRequest;
import dev.retort.script.writing.ScriptKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that write and open the files of revisions. */
final class WritingCommands {

    private WritingCommands() {}

    /** Writes the file of a new revision. */
    @Command(
            name = "revision",
            description = "Write the file of a new revision.",
            footerHeading = JsonShape.HEADING,
            footer = JsonShape.NEW_REVISION)
    static final class RevisionCommand extends ProjectCommand {

        @Option(
                names = {"-m", "--message"},
                paramLabel = "TEXT",
                description = "What it does, in a few words.")
        private String message = "";

        @Option(
                names = "--head",
                paramLabel = "REVISION",
                description = "The parent: an id, a label, label@head, base; by default the only head.")
        private List<String> heads = new ArrayList<>();

        @Option(names = "--splice", description = "Allow a parent that is not a head.")
        private boolean splice;

        @Option(names = "--branch-label", paramLabel = "LABEL", description = "A name for the branch that starts here.")
        private List<String> labels = new ArrayList<>();

        @Option(names = "--version-path", paramLabel = "FOLDER", description = "The location to write it to.")
        private Optional<String> versionPath = Optional.empty();

        @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of a random one.")
        private Optional<String> id = Optional.empty();

        @Option(
                names = "--depends-on",
                paramLabel = "REVISION",
                description = "What must be applied before it; repeatable.")
        private List<String> dependsOn = new ArrayList<>();

        @ArgGroup
        private KindOptions kind = new KindOptions();

        RevisionCommand(CommandFrame frame) {
            super(frame);
        }

        @Override
        Answer answer(Project project) {
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

    /** Joins heads by a revision with several parents. */
    @Command(
            name = "merge",
            description = "Write a revision that merges several heads.",
            footerHeading = JsonShape.HEADING,
            footer = JsonShape.NEW_REVISION)
    static final class MergeCommand extends ProjectCommand {

        @Parameters(paramLabel = "REVISION", arity = "0..*", description = "What to merge; by default all heads.")
        private List<String> parents = List.of();

        @Option(
                names = {"-m", "--message"},
                paramLabel = "TEXT",
                description = "What it does, in a few words.")
        private String message = "";

        @Option(names = "--splice", description = "Allow a parent that is not a head.")
        private boolean splice;

        @Option(names = "--branch-label", paramLabel = "LABEL", description = "A name for the branch that starts here.")
        private List<String> labels = new ArrayList<>();

        @Option(names = "--version-path", paramLabel = "FOLDER", description = "The location to write it to.")
        private Optional<String> versionPath = Optional.empty();

        @Option(names = "--rev-id", paramLabel = "ID", description = "Its id, instead of a random one.")
        private Optional<String> id = Optional.empty();

        MergeCommand(CommandFrame frame) {
            super(frame);
        }

        @Override
        Answer answer(Project project) {
            return new Author(project)
                    .merge(new RevisionRequest(
                            message,
                            id,
                            parents,
                            splice,
                            labels,
                            List.of(),
                            Optional.empty(),
                            versionPath.map(Path::of)));
        }
    }

    /** Opens a revision's file in an editor. */
    @Command(
            name = "edit",
            description = "Open a revision's file in $VISUAL or $EDITOR.",
            footerHeading = JsonShape.HEADING,
            footer = JsonShape.FILES)
    static final class EditCommand extends ProjectCommand {

        @Parameters(paramLabel = "REVISION", description = "An id, the start of one, a label, head, current.")
        private String target = "";

        EditCommand(CommandFrame frame) {
            super(frame);
        }

        @Override
        Answer answer(Project project) {
            VersionRows rows = target.equals("current") ? project.rows() : VersionRows.empty();
            List<Path> files = project.graph().resolve(target, rows).stream()
                    .flatMap(revision -> project.file(revision.id()).stream())
                    .toList();
            new Editor(frame.surroundings().variables()).open(target, files);
            return new Answer.Notice(
                    Map.of("files", files.stream().map(Path::toString).toList()), "");
        }
    }
}
