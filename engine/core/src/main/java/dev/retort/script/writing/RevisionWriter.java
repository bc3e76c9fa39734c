package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.revision.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Writes the file of a new revision and runs the tools that shall see it. Whether the revision fits into the graph must
 * have been checked before.
 */
public final class RevisionWriter {

    private final FileNaming naming;
    private final List<PostWriteHook> hooks;

    /**
     * Makes a writer.
     *
     * @param naming how files are called
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
     * @throws FileExistsException if a file of that name is there
     * @throws HookFailedException if a hook fails; the file does not exist then
     * @throws WritingException if the disk refuses it
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
        return ScriptText.java(revision, JavaPackage.of(folder), className);
    }

    /** A link to a finished file appears at once, and unlike a move it never replaces one that is there. */
    private static void create(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".retort-", ".tmp");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            NewFile.publish(draft, file);
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

    private static FileExistsException alreadyThere(Path file) {
        return new FileExistsException(Problem.of("file-exists", "there is a file of that name already")
                .with("file", file)
                .cure("use another message, or put {rev} into file_template; nothing was written"));
    }

    private static WritingException cannotWrite(Path file, IOException cause) {
        return new WritingException(
                Problem.of("cannot-write", "the revision's file cannot be written")
                        .with("file", file)
                        .with("reason", cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .cure("check that the folder can be written to"),
                cause);
    }
}
