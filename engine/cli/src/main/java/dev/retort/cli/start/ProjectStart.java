package dev.retort.cli.start;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a new project.
 *
 * @param configuration the configuration file to write
 * @param folder the folder for revisions, as it is typed: relative to the configuration file, or absolute
 * @param url the database's URL without its password; empty for that of the template
 */
public record ProjectStart(Path configuration, String folder, Optional<String> url) {

    private static final String EXAMPLE = "sqlite:///./app.db";

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
            written.add(create(configuration, template.configuration(folder.replace('\\', '/'), url.orElse(EXAMPLE))));
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

    /** A layout to begin with. */
    public enum ProjectTemplate {
        /** SQL files. */
        SQL("sql", "revisions are SQL files", ""),
        /** Java classes. */
        JAVA("java", "revisions are Java classes", ""),
        /** Several databases. */
        MULTI_DATABASE("multi-database", "several databases in one configuration, chosen with --env", "orders,billing");

        private final String title;
        private final String description;
        private final String folders;

        ProjectTemplate(String title, String description, String folders) {
            this.title = title;
            this.description = description;
            this.folders = folders;
        }

        /** The name that is typed. */
        public String title() {
            return title;
        }

        /** What it is for, in a few words. */
        public String description() {
            return description;
        }

        /** Finds one by its name. */
        public static Optional<ProjectTemplate> find(String title) {
            return Arrays.stream(values())
                    .filter(each -> each.title.equals(title))
                    .findFirst();
        }

        /** All names. */
        public static List<String> titles() {
            return Arrays.stream(values()).map(ProjectTemplate::title).toList();
        }

        /** What goes before the name of a command in such a project. */
        public String environmentOption() {
            return folders.isEmpty() ? "" : "--env " + folders.split(",")[0] + " ";
        }

        /** Whether its configuration has one URL, which can be given. */
        public boolean hasUrl() {
            return folders.isEmpty();
        }

        String configuration(String folder, String url) {
            String quoted = url.replace("\\", "\\\\").replace("\"", "\\\"");
            return resource("retort.toml").replace("{folder}", folder).replace("{url}", quoted);
        }

        /** Texts by their paths below the folder for revisions. */
        Map<String, String> files() {
            Map<String, String> files = new LinkedHashMap<>();
            String text = resource("README.md");
            Arrays.stream(folders.split(","))
                    .forEach(inner -> files.put(inner.isEmpty() ? "README.md" : inner + "/README.md", text));
            return files;
        }

        private String resource(String name) {
            String path = title + "/" + name;
            try (InputStream stream = ProjectTemplate.class.getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IllegalStateException("the program lacks its resource " + path);
                }
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
