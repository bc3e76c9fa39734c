package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.revision.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the file of a new revision and runs the hooks over it. Whether the revision fits into the graph must
 * have been checked before.
 */
public final class RevisionWriter {

    private final FileNaming naming;
    private final List<PostWriteHook> hooks;

    /**
     * Makes a writer.
     *
     * @param naming how files are named
     * @param hooks what runs over a new file, in order
     */
    public RevisionWriter(FileNaming naming, List<PostWriteHook> hooks) {
        this.naming = Objects.requireNonNull(naming, "naming");
        this.hooks = List.copyOf(hooks);
    }

    /**
     * Writes one file. Folders that are missing are made.
     *
     * @param location the version location that the file is to be in or below
     * @return the new file
     * @throws WritingException if a file of that name exists, a hook fails, or the disk refuses it
     */
    public Path write(Revision revision, ScriptKind kind, Path location) {
        Instant created = revision.created().orElseGet(Instant::now);
        Path file = location.resolve(naming.path(revision, created, kind).toString());
        String text = text(revision, kind, file);
        try {
            create(file, text);
        } catch (FileAlreadyExistsException exists) {
            throw Files.exists(file) ? alreadyThere(file) : cannotWrite(file, exists);
        } catch (IOException refused) {
            throw cannotWrite(file, refused);
        }
        runHooks(file);
        return file;
    }

    private static String text(Revision revision, ScriptKind kind, Path file) {
        if (kind == ScriptKind.SQL) {
            return ScriptText.sql(revision);
        }
        String name = String.valueOf(file.getFileName());
        String className = name.substring(0, name.length() - kind.extension().length());
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        return ScriptText.java(revision, packageOf(folder), className);
    }

    /** A link to a finished file appears at once, and unlike a move it never replaces one that is there. */
    private static void create(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".retort-", ".tmp");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void runHooks(Path file) {
        try {
            hooks.forEach(hook -> hook.run(file));
        } catch (WritingException failed) {
            deleteAfter(failed, file);
            throw failed;
        }
    }

    private static void deleteAfter(WritingException failed, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            failed.addSuppressed(refused);
        }
    }

    private static WritingException alreadyThere(Path file) {
        return new WritingException(Problem.of("file-exists", "a file with that name already exists")
                .with("file", file)
                .cure("use another message, or put {rev} into file_template; nothing was written"));
    }

    private static WritingException cannotWrite(Path file, IOException cause) {
        return new WritingException(
                Problem.of("cannot-write", "the revision's file cannot be written")
                        .with("file", file)
                        .with("reason", cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .cure("check that the folder is writable"),
                cause);
    }

    /** Gives a finished draft its name, at once and without replacing anything. */
    private static void publish(Path draft, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        readableForOthers(draft);
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(draft, file);
        }
    }

    /** Temporary files are made for their owner alone; a script is for the whole project. */
    private static void readableForOthers(Path draft) throws IOException {
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** The package of a new Java file: what follows {@code src/<set>/java} in its path; none outside of such a folder. */
    private static Optional<String> packageOf(Path folder) {
        List<String> names = new ArrayList<>();
        folder.toAbsolutePath().normalize().forEach(name -> names.add(name.toString()));
        for (int i = names.size() - 2; i >= 1; i--) {
            if (names.get(i).equals("java") && i >= 2 && names.get(i - 2).equals("src")) {
                return Optional.of(String.join(".", names.subList(i + 1, names.size())));
            }
        }
        return Optional.empty();
    }

    /** The text of a new revision's file, ready to be filled in by its author. */
    private static final class ScriptText {

        private ScriptText() {}

        static String sql(Revision revision) {
            List<String> lines = new ArrayList<>();
            lines.add("-- revision: " + revision.id());
            lines.add("-- down_revision: " + (revision.isBase() ? "none" : String.join(", ", revision.down())));
            lines.add(("-- message: " + oneLine(revision.message())).stripTrailing());
            addUnlessEmpty(lines, "-- depends_on: ", revision.dependsOn());
            addUnlessEmpty(lines, "-- branch_labels: ", revision.labels());
            revision.created().ifPresent(created -> lines.add("-- created: " + seconds(created)));
            lines.addAll(List.of("", "-- upgrade", "", "-- downgrade", ""));
            return String.join("\n", lines);
        }

        static String java(Revision revision, Optional<String> packageName, String className) {
            String header = packageName.map(name -> "package " + name + ";\n\n").orElse("");
            return header
                    + """
                    import static dev.retort.schema.Schema.*;

                    import dev.retort.operation.writing.Operations;
                    import dev.retort.script.Migration;
                    import dev.retort.script.Revision;

                    @Revision(%s)
                    public final class %s implements Migration {

                        @Override
                        public void upgrade(Operations op) {}

                        @Override
                        public void downgrade(Operations op) {}
                    }
                    """
                            .formatted(annotation(revision), className);
        }

        private static String annotation(Revision revision) {
            List<String> members = new ArrayList<>();
            members.add("id = " + literal(revision.id()));
            addMember(members, "down", revision.down());
            members.add("message = " + literal(oneLine(revision.message())));
            addMember(members, "dependsOn", revision.dependsOn());
            addMember(members, "labels", revision.labels());
            revision.created().ifPresent(created -> members.add("created = " + literal(seconds(created))));
            return "\n        " + String.join(",\n        ", members);
        }

        private static void addMember(List<String> members, String name, Collection<String> values) {
            if (!values.isEmpty()) {
                String text = values.stream().map(ScriptText::literal).collect(Collectors.joining(", "));
                members.add(name + " = " + (values.size() == 1 ? text : "{" + text + "}"));
            }
        }

        private static void addUnlessEmpty(List<String> lines, String start, Collection<String> values) {
            if (!values.isEmpty()) {
                lines.add(start + String.join(", ", values));
            }
        }

        private static String seconds(Instant created) {
            return created.truncatedTo(ChronoUnit.SECONDS).toString();
        }

        private static String oneLine(String message) {
            return message.strip().replaceAll("\\s+", " ");
        }

        /** Also escapes what javac reads before it looks at anything else: backslash-u sequences begin with a backslash. */
        private static String literal(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}
