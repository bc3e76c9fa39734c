package dev.retort.cli.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
    }

    /** All names. */
    public static List<String> titles() {
        return Arrays.stream(values()).map(ProjectTemplate::title).toList();
    }

    /** What goes before the name of a command in such a project. */
    public String environmentOption() {
        return folders.isEmpty() ? "" : "--env " + folders.split(",")[0] + " ";
    }

    String configuration(String folder) {
        return resource("retort.toml").replace("{folder}", folder);
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
