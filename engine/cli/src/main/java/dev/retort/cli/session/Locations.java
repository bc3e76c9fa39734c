package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where scripts are: relative folders start from the configuration file's folder. */
public final class Locations {

    private Locations() {}

    /** All locations as the engine takes them. */
    public static List<String> of(Config config) {
        return config.list(ConfigKey.LOCATIONS).stream()
                .map(location -> isFolder(location) ? folder(config, location).toString() : location)
                .toList();
    }

    /** The locations that new files can be written to. */
    public static List<Path> folders(Config config) {
        return config.list(ConfigKey.LOCATIONS).stream()
                .filter(Locations::isFolder)
                .map(location -> folder(config, location))
                .toList();
    }

    /** Where nothing was ever set up, says so, rather than that a folder is missing. */
    static void requireProject(Config config) {
        config.requireEnvironmentFor(ConfigKey.LOCATIONS);
        boolean usual =
                config.origin(ConfigKey.LOCATIONS).filter("default"::equals).isPresent();
        if (config.file().isEmpty() && usual && folders(config).stream().noneMatch(Files::isDirectory)) {
            throw new ConfigException(Problem.of("no-project", "there is no project in this folder")
                    .with("looked for", "retort.toml, " + String.join(", ", config.list(ConfigKey.LOCATIONS)))
                    .cure("start one with: retort init; or name its configuration with --config"));
        }
    }

    private static Path folder(Config config, String location) {
        return config.folder().resolve(location);
    }

    private static boolean isFolder(String location) {
        return !location.startsWith("classpath:") && !location.startsWith("file:");
    }
}
