package dev.retort.cli.start;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of a new project.
 *
 * @param configuration the configuration file to write
 * @param folder the folder for revisions, as it is typed: relative to the configuration file, or absolute
 */
public record ProjectStart(Path configuration, String folder) {

    /**
     * Writes the files of a template.
     *
     * @return the files in the order in which they were written
     * @throws RetortException with code {@code file-exists} or {@code folder-not-empty}, before anything is written, or
     *     {@code cannot-write}
     */
    public List<Path> write(ProjectTemplate template) {
        Path revisions = configuration.resolveSibling(folder);
        try {
            check(revisions);
            List<Path> written = new ArrayList<>();
            for (Map.Entry<String, String> file : template.files().entrySet()) {
                written.add(create(revisions.resolve(file.getKey()), file.getValue()));
            }
            written.add(create(configuration, template.configuration(folder.replace('\\', '/'))));
            return written;
        } catch (IOException refused) {
            throw new RetortException(
                    Problem.of("cannot-write", "the project's files cannot be written")
                            .with("reason", refused.getClass().getSimpleName() + ": " + refused.getMessage())
                            .cure("check that the folder is writable"),
                    refused);
        }
    }

    private void check(Path revisions) throws IOException {
        if (Files.exists(configuration)) {
            throw new RetortException(Problem.of("file-exists", "there is a configuration already; nothing was written")
                    .with("file", configuration)
                    .cure("use it as it is, or start in another folder"));
        }
        if (Files.exists(revisions) && !isEmptyFolder(revisions)) {
            throw new RetortException(Problem.of("folder-not-empty", "the folder for revisions is not empty")
                    .with("folder", folder)
                    .cure("name another one: retort init FOLDER; nothing was written"));
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static Path create(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
        return Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
