package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import dev.retort.config.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** SQLite makes a file when it is first connected to; a question about it must not. */
final class DatabaseFile {

    private DatabaseFile() {}

    /** The file, if it is one that could be made but is not there; its folder must exist. */
    static Optional<Path> missing(Config config) {
        String file = DatabaseUrl.parse(config.get(ConfigKey.URL)).facts().getOrDefault("file", "");
        try {
            Path path = Path.of(file);
            boolean plain = !file.isEmpty() && !file.startsWith("file:") && !file.startsWith(":");
            return plain
                            && Files.notExists(path)
                            && Files.isDirectory(path.toAbsolutePath().resolveSibling("."))
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
