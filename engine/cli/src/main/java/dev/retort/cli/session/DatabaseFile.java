package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.config.DatabaseUrl;
import dev.retort.error.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** SQLite makes a file when it is first connected to; a question about it must not. */
final class DatabaseFile {

    private DatabaseFile() {}

    /** The file, if it is one that could be made but is not there; its folder must exist. */
    static Optional<Path> missing(Config config) {
        return file(config)
                .filter(Files::notExists)
                .filter(file -> Files.isDirectory(file.toAbsolutePath().resolveSibling(".")));
    }

    private static Optional<Path> file(Config config) {
        String file = DatabaseUrl.parse(config.get(ConfigKey.URL)).facts().getOrDefault("file", "");
        boolean plain = !file.isEmpty() && !file.startsWith("file:") && !file.startsWith(":");
        try {
            return plain ? Optional.of(Path.of(file)) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Refuses a file that SQLite could not write to, with what is in its way. */
    static void check(Config config) {
        file(config).ifPresent(file -> {
            Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
            if (!Files.isDirectory(folder)) {
                throw unusable(
                        file, "the folder " + folder + " does not exist", "create the folder, or correct the url");
            }
            if (Files.isDirectory(file)) {
                throw unusable(file, "it is a folder", "name a file in the url");
            }
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw unusable(file, "this user can't write to it", "change its permissions or its owner");
            }
            if (!Files.isWritable(folder)) {
                throw unusable(
                        file,
                        "this user can't write to the folder " + folder + ", where SQLite keeps its journal",
                        "change the folder's permissions or its owner");
            }
        });
    }

    private static ConfigException unusable(Path file, String why, String cure) {
        return new ConfigException(Problem.of("unusable-database-file", "the database file cannot be used: " + why)
                .with("file", file)
                .cure(cure));
    }
}
