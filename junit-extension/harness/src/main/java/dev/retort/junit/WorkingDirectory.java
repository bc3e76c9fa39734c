package dev.retort.junit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a person stands who reads the console.
 *
 * @param directory absolute; empty if it isn't known
 */
record WorkingDirectory(Optional<Path> directory) {

    /**
     * The one that is set, else this process's own. A build tool starts the tests of a module in the module's directory
     * wherever it was called itself, so with it only a setting tells.
     */
    static WorkingDirectory of(Optional<String> setting) {
        boolean unknown = TestRunner.detected().changesDirectory();
        return new WorkingDirectory(setting.or(() -> unknown ? Optional.empty() : Optional.of(""))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .map(Path::normalize));
    }

    /** A directory's path from there; empty if it is there itself, or isn't below. */
    Optional<Path> below(Path other) {
        Path whole = other.toAbsolutePath().normalize();
        return directory
                .filter(from -> whole.startsWith(from) && !whole.equals(from))
                .map(from -> from.relativize(whole));
    }

    /** A file's path from there if it is below, else the whole path. */
    String shown(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return directory
                .filter(whole::startsWith)
                .map(from -> from.relativize(whole))
                .orElse(whole)
                .toString();
    }
}
