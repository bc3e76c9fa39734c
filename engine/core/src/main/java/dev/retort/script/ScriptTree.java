package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a directory sorted by name, then, if asked for, those of its directories, sorted as well. */
final class ScriptTree {

    private ScriptTree() {}

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
