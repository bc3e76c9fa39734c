package dev.retort.script;

import dev.retort.error.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place where scripts are looked for, as a user writes it: a directory, {@code file:…}, or {@code classpath:…}. */
final class Location {

    private static final String CLASS_PATH = "classpath:";

    private final String written;
    private final ClassLoader loader;
    private final boolean recursive;
    private final List<Problem> problems;

    Location(String written, ClassLoader loader, boolean recursive, List<Problem> problems) {
        this.written = written;
        this.loader = loader;
        this.recursive = recursive;
        this.problems = problems;
    }

    /** The files that may hold revisions, sorted by name within each directory. */
    List<ScriptFile> files() {
        try {
            if (written.startsWith(CLASS_PATH)) {
                String inside = written.substring(CLASS_PATH.length()).replaceAll("^/+|/+$", "");
                Optional<List<ScriptFile>> found = new ClassPathLocation(inside, loader, recursive).files();
                if (found.isEmpty()) {
                    problems.add(Problem.of("missing-location", "the class path has no directory " + inside)
                            .with("location", written)
                            .cure("put the scripts into src/main/resources/" + inside
                                    + ", or name another location; in a jar, directories need entries of their own"));
                }
                return found.orElse(List.of());
            }
            return directory(path());
        } catch (IOException | InvalidPathException e) {
            problems.add(Problem.of("unreadable-location", "a script location can't be read")
                    .with("location", written)
                    .with("cause", e)
                    .cure("check the location and its permissions"));
            return List.of();
        }
    }

    private Path path() throws IOException {
        if (!written.startsWith("file:")) {
            return Path.of(written);
        }
        try {
            return written.startsWith("file:/") ? Path.of(URI.create(written)) : Path.of(written.substring(5));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<ScriptFile> directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            problems.add(missing(directory));
            return List.of();
        }
        List<ScriptFile> files = new ArrayList<>();
        for (Path file : list(directory, recursive)) {
            String name = String.valueOf(file.getFileName());
            if (ScriptFile.isScript(name, false)) {
                files.add(new ScriptFile(
                        name, Files.readAllBytes(file), new ScriptOrigin(name, Optional.of(file)), Optional.empty()));
            }
        }
        return files;
    }

    private Problem missing(Path directory) throws IOException {
        boolean file = Files.exists(directory);
        Problem problem = Problem.of(
                        "missing-location",
                        file ? "a script location is not a directory" : "a script location doesn't exist")
                .with("location", written)
                .with("looked for", directory.toAbsolutePath().normalize());
        Path above = directory.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        if (above != null) {
            problem = problem.with("in " + above, beside(above));
        }
        return problem.cure("create the directory, or name another location; relative paths start at "
                + Path.of("").toAbsolutePath());
    }

    private static String beside(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> names = entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            String shown = names.stream().limit(10).collect(Collectors.joining(", "));
            return names.isEmpty() ? "no directories" : shown + (names.size() > 10 ? ", …" : "");
        }
    }

    /** The files of a directory sorted by name, then, if asked for, those of its directories, sorted as well. */
    static List<Path> list(Path directory, boolean recursive) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(directory)) {
            entries = listed.sorted(Comparator.comparing(path -> String.valueOf(path.getFileName())))
                    .toList();
        }
        List<Path> files =
                new ArrayList<>(entries.stream().filter(Files::isRegularFile).toList());
        if (recursive) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    files.addAll(list(entry, true));
                }
            }
        }
        return files;
    }
}
