package dev.retort.junit.report;

import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Paths as they are shown to who isn't at the machine: from the project's directory if they are below it, else from the folder of
 * the history.
 *
 * @param directories what is left out before a path, the longest first, each with its separator
 */
record ShownPaths(List<String> directories) {

    ShownPaths {
        directories = List.copyOf(directories);
    }

    /**
     * Those of a report that is written by the tests of a project: a build tool starts them in the directory of their module.
     */
    static ShownPaths of(VerificationReport report) {
        Path project = Path.of("").toAbsolutePath();
        Stream<Path> elsewhere = report.chronicles().stream()
                .map(Chronicle::chapters)
                .flatMap(List::stream)
                .map(Chapter::file)
                .flatMap(file -> folder(file).stream())
                .filter(folder -> !folder.startsWith(project));
        return new ShownPaths(Stream.concat(Stream.of(project), elsewhere)
                .distinct()
                .map(folder -> folder + folder.getFileSystem().getSeparator())
                .sorted((one, other) -> other.length() - one.length())
                .toList());
    }

    private static Optional<Path> folder(String file) {
        Path path = Path.of(file);
        return path.isAbsolute() ? Optional.ofNullable(path.getParent()) : Optional.empty();
    }

    /** A text without the directories before what is below them. */
    String in(String text) {
        String shown = text;
        for (String directory : directories) {
            shown = shown.replace(directory, "");
        }
        return shown;
    }
}
