package dev.retort.cli.command;

import dev.retort.cli.command.FramedCommand.ProjectCommand;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that write and open the files of revisions. */
final class WritingCommands {

    private WritingCommands() {}

    /** Writes the file of a new revision. */
    @Command(name = "revision", description = "Write the file of a new revision.", footer = JsonShape.NEW_REVISION)
    static final class RevisionCommand extends ProjectCommand {

        @Option(
                names = "--head",
                paramLabel = "REVISION",
                description = "The parent: an id, a label, label@head, base; by default the only head.")
        private List<String> heads = new ArrayList<>();

        @Mixin
        private FileOptions file = new FileOptions();

        @Option(
                names = "--depends-on",
                paramLabel = "REVISION",
                description = "What must be applied before it; repeatable.")
        private List<String> dependsOn = new ArrayList<>();

        @ArgGroup
        private KindOptions kind = new KindOptions();

        @Override
        Answer answer(Project project) {
            return new Author(project).write(file.request(heads, dependsOn, kind.chosen()));
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
            footer = JsonShape.NEW_REVISION)
    static final class MergeCommand extends ProjectCommand {

        @Parameters(paramLabel = "REVISION", arity = "0..*", description = "What to merge; by default all heads.")
        private List<String> parents = List.of();

        @Mixin
        private FileOptions file = new FileOptions();

        @Override
        Answer answer(Project project) {
            return new Author(project).merge(file.request(parents, List.of(), Optional.empty()));
        }
    }

    /** Opens a revision's file in an editor. */
    @Command(name = "edit", description = "Open a revision's file in $VISUAL or $EDITOR.", footer = JsonShape.FILES)
    static final class EditCommand extends ProjectCommand {

        @Parameters(paramLabel = "REVISION", description = "An id, the start of one, a label, head, current.")
        private String target = "";

        @Override
        Answer answer(Project project) {
            VersionRows rows = target.equals("current") ? project.rows() : VersionRows.empty();
            List<Path> files = project.graph().resolve(target, rows).stream()
                    .flatMap(revision -> project.file(revision.id()).stream())
                    .toList();
            new Editor(frame().surroundings().variables()).open(target, files);
            return new Answer.Notice(
                    Map.of("files", files.stream().map(Path::toString).toList()), "");
        }
    }

    /** What the file of a new revision says, however many parents it has. */
    static final class FileOptions {

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

        RevisionRequest request(List<String> parents, List<String> dependsOn, Optional<ScriptKind> kind) {
            return new RevisionRequest(
                    message, id, parents, splice, labels, dependsOn, kind, versionPath.map(Path::of));
        }
    }
}
