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
import java.util.stream.Stream;

/** A place where scripts are looked for, as a user writes it: a directory, {@code file:…}, or {@code classpath:…}. */
record Location(String written, ClassLoader loader, boolean recursive, List<Problem> problems, List<Problem> notices) {

    private static final String CLASS_PATH = "classpath:";

    /** The files that may hold revisions, sorted by name within each directory. */
    List<ScriptFile> files() {
        try {
            return written.startsWith(CLASS_PATH) ? onClassPath() : directory(path());
        } catch (IOException | InvalidPathException e) {
            problems.add(Problem.of("unreadable-location", "a script location can't be read")
                    .with("location", written)
                    .with("cause", e)
                    .cure("check the location, its files and their permissions"));
            return List.of();
        }
    }

    /** A package's name, with dots, is taken for its directory. */
    private List<ScriptFile> onClassPath() throws IOException {
        String inside = written.substring(CLASS_PATH.length()).replaceAll("^/+|/+$", "");
        for (String directory : List.of(inside, inside.replace('.', '/'))) {
            Optional<List<ScriptFile>> found = new ClassPathLocation(directory, loader, recursive, notices).files();
            if (found.isPresent()) {
                return found.get();
            }
        }
        problems.add(new MissingLocation(written, loader).onClassPath(inside));
        return List.of();
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
            problems.add(new MissingLocation(written, loader).directory(directory));
            return List.of();
        }
        List<ScriptFile> files = new ArrayList<>();
        for (Path file : list(directory, recursive)) {
            String name = String.valueOf(file.getFileName());
            if (ScriptFile.isScript(name, false)) {
                files.add(new ScriptFile(
                        name,
                        ScriptFile.Content.of(file),
                        new ScriptOrigin(name, Optional.of(file)),
                        Optional.empty()));
            } else {
                PassedOver.file(name, file.toString(), false).ifPresent(notices::add);
            }
        }
        if (!recursive) {
            noteBelow(directory, false, notices);
        }
        return files;
    }

    /** Directories below that hold scripts and aren't searched. */
    static void noteBelow(Path directory, boolean onClassPath, List<Problem> notices) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path below : entries.filter(Files::isDirectory).sorted().toList()) {
                long scripts = list(below, false).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> !name.endsWith(".class") && ScriptFile.isScript(name, onClassPath))
                        .count();
                if (scripts > 0) {
                    notices.add(PassedOver.directory(String.valueOf(below.getFileName()), below.toString(), scripts));
                }
            }
        }
    }

    /**
     * What is in a directory and is none itself, sorted by name, then, if asked for, what is in its directories, sorted as
     * well. There may be links to nothing among them, and directories that are called like scripts.
     */
    static List<Path> list(Path directory, boolean recursive) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(directory)) {
            entries = listed.sorted(Comparator.comparing(path -> String.valueOf(path.getFileName())))
                    .toList();
        }
        List<Path> files = new ArrayList<>(
                entries.stream().filter(Location::isTakenForFile).toList());
        if (recursive) {
            for (Path entry : entries) {
                if (!isTakenForFile(entry)) {
                    files.addAll(list(entry, true));
                }
            }
        }
        return files;
    }

    private static boolean isTakenForFile(Path entry) {
        return !Files.isDirectory(entry) || ScriptFile.isScript(String.valueOf(entry.getFileName()), false);
    }
}
