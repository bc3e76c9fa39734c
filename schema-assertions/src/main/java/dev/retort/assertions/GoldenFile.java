package dev.retort.assertions;

import dev.retort.assertions.difference.SchemaDifference;
import dev.retort.assertions.difference.Tolerance;
import dev.retort.assertions.schema.SchemaSnapshot;
import dev.retort.assertions.schema.SnapshotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A stored snapshot that a schema is compared with; written instead if the update property is set. */
final class GoldenFile {

    static final String UPDATE = "retort.snapshots.update";
    static final String DIRECTORY = "retort.snapshots.dir";

    private static final String HOW = "-D" + UPDATE + "=true";

    private final Path file;

    GoldenFile(Path file) {
        this.file = file;
    }

    /** In the directory that the property names, else in {@code src/test/resources/snapshots}. */
    static GoldenFile named(String name, SchemaSnapshot schema) {
        if (name.isBlank() || name.contains("..")) {
            throw new IllegalArgumentException("'" + name + "' is no name for a file in the directory of snapshots");
        }
        String database = schema.database().name().toLowerCase(Locale.ROOT);
        String directory = System.getProperty(DIRECTORY, "src/test/resources/snapshots");
        return new GoldenFile(Path.of(directory, name + "-" + database + ".txt"));
    }

    /** What is wrong; empty if nothing is, or if the file was written. */
    Optional<String> compare(SchemaSnapshot actual, Set<Tolerance> tolerances) {
        boolean exists = Files.exists(file);
        if (!exists && !Boolean.getBoolean(UPDATE)) {
            return Optional.of(("There is no stored snapshot %s%n"
                            + "Run the test once with %s, which writes it; look through it and commit it.")
                    .formatted(file, HOW));
        }
        if (!exists) {
            return written(actual);
        }
        SchemaDifference difference;
        try {
            difference = SchemaDifference.between(read(), actual, tolerances);
        } catch (SnapshotException e) {
            return Boolean.getBoolean(UPDATE)
                    ? written(actual)
                    : Optional.of("The stored snapshot %s can't be read.%n%s%nTo write it anew, run the test with %s."
                            .formatted(file, e.getMessage(), HOW));
        }
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        return Boolean.getBoolean(UPDATE)
                ? written(actual)
                : Optional.of(("The schema differs from the stored snapshot %s%n%s%n"
                                + "If that is meant, run the test with %s and commit the file.")
                        .formatted(file, difference.toText(), HOW));
    }

    private SchemaSnapshot read() {
        try {
            return SchemaSnapshot.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> written(SchemaSnapshot actual) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, actual.toText());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
