package dev.retort.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a person stands who reads the console.
 *
 * @param directories absolute, the likeliest first
 */
record WorkingDirectories(List<Path> directories) {

    WorkingDirectories {
        directories = List.copyOf(directories);
    }

    /** Maven runs each module's tests in the module's directory, but the person stands where the shell does. */
    static WorkingDirectories ofThisRun() {
        Optional<Path> shell = Optional.ofNullable(System.getProperty("basedir"))
                .flatMap(maven -> Optional.ofNullable(System.getenv("PWD")))
                .map(Path::of)
                .filter(Path::isAbsolute);
        Path own = Path.of("").toAbsolutePath();
        return new WorkingDirectories(
                Stream.concat(shell.stream(), Stream.of(own)).toList());
    }

    /** A file's path from there if it is below, else the whole path. */
    String shown(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return directories.stream()
                .filter(whole::startsWith)
                .findFirst()
                .map(directory -> directory.relativize(whole))
                .orElse(whole)
                .toString();
    }
}
