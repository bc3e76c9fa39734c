package dev.retort.junit.report;

import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Paths as they are shown to who isn't at the machine: from the project's directory if they are below it, else from the folder of
 * the history; of others it isn't shown where the machine has its homes and what is temporary.
 */
public final class ShownPaths {

    private final Map<String, String> instead;
    private final Pattern directories;

    private ShownPaths(Map<Path, String> instead) {
        this.instead = instead.entrySet().stream()
                .collect(Collectors.toMap(entry -> written(entry.getKey()), Map.Entry::getValue));
        this.directories = Pattern.compile(
                // Not in the middle of another path.
                "(?:file://|file:|(?<![\\w./\\\\-]))("
                        + this.instead.keySet().stream()
                                .sorted((one, other) -> other.length() - one.length())
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|"))
                        + ")");
    }

    private static String written(Path directory) {
        return directory + directory.getFileSystem().getSeparator();
    }

    /**
     * Those of a project, in the directory in which build tools start the tests of a module.
     *
     * @param files the revisions' files, or what else they were read from
     */
    public static ShownPaths of(Stream<String> files) {
        Path project = Path.of("").toAbsolutePath();
        Map<Path, String> instead = new LinkedHashMap<>();
        instead.put(project, "");
        files.flatMap(file -> folder(file).stream())
                .filter(folder -> !folder.startsWith(project))
                .forEach(folder -> instead.put(folder, ""));
        directory("user.home").ifPresent(home -> instead.putIfAbsent(home, "~/"));
        directory("java.io.tmpdir").ifPresent(temporary -> instead.putIfAbsent(temporary, "…/"));
        // A path that begins at the root would lose its beginning only.
        instead.keySet().removeIf(directory -> directory.getNameCount() == 0);
        return new ShownPaths(instead);
    }

    static ShownPaths of(VerificationReport report) {
        return of(report.chronicles().stream()
                .map(Chronicle::chapters)
                .flatMap(List::stream)
                .map(Chapter::file));
    }

    private static Optional<Path> directory(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    private static Optional<Path> folder(String file) {
        Path path = Path.of(file);
        return path.isAbsolute() ? Optional.ofNullable(path.getParent()) : Optional.empty();
    }

    /** A text without the directories before what is below them. */
    public String in(String text) {
        return instead.isEmpty()
                ? text
                : directories
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(instead.getOrDefault(found.group(1), "")));
    }
}
