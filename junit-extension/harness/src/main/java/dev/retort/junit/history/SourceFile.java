package dev.retort.junit.history;

import dev.retort.script.ScriptOrigin;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the file that a person edits. A script that is loaded from the class path lies in a build directory, as a copy
 * or as a compiled class; its source is beside it in the layouts of Maven and Gradle.
 */
public final class SourceFile {

    private static final List<Layout> LAYOUTS = List.of(
            new Layout("target/classes", "src/main"),
            new Layout("target/test-classes", "src/test"),
            new Layout("build/classes/java/main", "src/main"),
            new Layout("build/classes/java/test", "src/test"),
            new Layout("build/resources/main", "src/main"),
            new Layout("build/resources/test", "src/test"));

    private SourceFile() {}

    /** The source of a script if there is one, else the file that was read; empty if it is no file. */
    public static Optional<Path> of(ScriptOrigin origin) {
        return origin.path().map(path -> LAYOUTS.stream()
                .flatMap(layout -> layout.source(path.toAbsolutePath().toString()).stream())
                .findFirst()
                .orElse(path));
    }

    /** The source of a place as messages write it, a file or a file and a line; the place itself if it has none. */
    public static String ofPlace(String place) {
        int end = place.replaceFirst(":\\d+$", "").length();
        return LAYOUTS.stream()
                .flatMap(layout -> layout.source(place.substring(0, end)).stream())
                .findFirst()
                .map(source -> source + place.substring(end))
                .orElse(place);
    }

    /**
     * Where the source of something on the class path is, or would be if it were there: below the first folder of the class path
     * of which the sources are known.
     */
    public static Optional<Path> ofResource(String name, ClassLoader loader) {
        try {
            List<Path> sources = Collections.list(loader.getResources("")).stream()
                    .filter(root -> root.getProtocol().equals("file"))
                    .flatMap(root -> LAYOUTS.stream().flatMap(layout -> layout.sources(root).stream()))
                    .map(folder -> folder.resolve(name))
                    .toList();
            return sources.stream().filter(Files::isRegularFile).findFirst().or(() -> sources.stream()
                    .findFirst());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The same as text, or the script's name if it is no file. */
    public static String shown(ScriptOrigin origin) {
        return of(origin).map(Path::toString).orElse(origin.name());
    }

    /** The lines of a script's file as it was read; none if it isn't a file of text. */
    public static List<String> lines(ScriptOrigin origin) {
        Optional<Path> file = origin.path().filter(path -> !path.toString().endsWith(".class"));
        try {
            return file.isPresent() && Files.isRegularFile(file.get()) ? Files.readAllLines(file.get()) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Where a build tool puts what it makes, and what it makes it from. */
    private record Layout(String made, String source) {

        Optional<Path> source(String path) {
            String text = path.replace(File.separatorChar, '/');
            int begin = text.lastIndexOf("/" + made + "/");
            if (begin < 0) {
                return Optional.empty();
            }
            Path project = Path.of(text.substring(0, begin + 1));
            String inside = text.substring(begin + made.length() + 2);
            return Optional.of(project.resolve(source).resolve(edited(inside))).filter(Files::isRegularFile);
        }

        /** The folder of resources from which a folder is filled. */
        Optional<Path> sources(URL folder) {
            try {
                Path path = Path.of(folder.toURI());
                Path project = path;
                for (int i = Path.of(made).getNameCount(); i > 0 && project != null; i--) {
                    project = project.getParent();
                }
                return path.endsWith(Path.of(made)) && project != null
                        ? Optional.of(project.resolve(source).resolve("resources"))
                        : Optional.empty();
            } catch (URISyntaxException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** A nested class is in the file of the class around it. */
        private static String edited(String inside) {
            return inside.endsWith(".class")
                    ? "java/" + inside.replaceFirst("(\\$[^/]*)?\\.class$", ".java")
                    : "resources/" + inside;
        }
    }
}
