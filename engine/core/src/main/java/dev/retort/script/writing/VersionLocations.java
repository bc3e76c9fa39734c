package dev.retort.script.writing;

import dev.retort.error.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides into which of the version locations a new revision goes.
 *
 * @param all the folders that are configured
 */
public record VersionLocations(List<Path> all) {

    /** Copies the locations. */
    public VersionLocations {
        all = List.copyOf(all);
    }

    /**
     * The one that was asked for; else the one of the first parent; else the only one.
     *
     * @param asked as typed; must be one of the locations
     * @param parent the file of the first parent, if there is one
     * @throws WritingException with the code {@code unknown-location}, {@code several-locations} or {@code no-folder}
     */
    public Path choose(Optional<Path> asked, Optional<Path> parent) {
        if (all.isEmpty()) {
            throw new WritingException(
                    Problem.of("no-folder", "none of the locations is a folder that can be written to")
                            .cure("add a folder to 'locations' in retort.toml"));
        }
        if (asked.isPresent()) {
            return configured(asked.get());
        }
        return parent.flatMap(this::holding)
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty())
                .orElseThrow(this::severalLocations);
    }

    private Path configured(Path asked) {
        return all.stream()
                .filter(location -> same(location, asked))
                .findFirst()
                .orElseThrow(() -> new WritingException(
                        Problem.of("unknown-location", "'" + asked + "' is not one of the configured locations")
                                .with("locations", all)
                                .cure("name one of them, or add it to 'locations' in retort.toml")));
    }

    private Optional<Path> holding(Path file) {
        return all.stream()
                .filter(location -> absolute(file).startsWith(absolute(location)))
                .findFirst();
    }

    private WritingException severalLocations() {
        return new WritingException(Problem.of(
                        "several-locations",
                        "there are several locations, and the new revision has no parent to follow")
                .with("locations", all)
                .cure("choose one with --version-path"));
    }

    private static boolean same(Path one, Path other) {
        return absolute(one).equals(absolute(other));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
