package dev.retort.assertions;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotException;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stored snapshot that a schema is compared with; written instead if the update property is set. */
record GoldenFile(Path file) {

    static final String UPDATE = "retort.snapshots.update";
    static final String DIRECTORY = "retort.snapshots.dir";

    private static final String HOW = "-D" + UPDATE + "=true";

    /** In the directory that the property names, else in {@code src/test/resources/snapshots}. */
    static GoldenFile named(String name, SchemaSnapshot schema) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.contains("..")) {
            throw new IllegalArgumentException("'" + name + "' can't name a file in the snapshot directory");
        }
        String database = schema.database().kind().id();
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
            SchemaSnapshot stored = SchemaSnapshot.parse(Files.readString(file));
            if (!Wording.areSame(stored, actual)) {
                return Optional.of("The stored snapshot %s is of %s but the schema is of %s; each needs its own file."
                        .formatted(
                                file,
                                stored.database().name(),
                                actual.database().name()));
            }
            difference = SchemaDifference.between(stored, actual, tolerances);
        } catch (SnapshotException e) {
            return unreadable(actual, e.getMessage());
        } catch (IOException e) {
            return unreadable(actual, reason(e));
        }
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        return Boolean.getBoolean(UPDATE)
                ? written(actual)
                : Optional.of(("The schema differs from the stored snapshot %s%n%s%n"
                                + "If that is intended, run the test with %s and commit the file.")
                        .formatted(file, difference.toText(), HOW));
    }

    private Optional<String> unreadable(SchemaSnapshot actual, @Nullable String why) {
        return Boolean.getBoolean(UPDATE)
                ? written(actual)
                : Optional.of("The stored snapshot %s can't be read.%n%s%nTo write it again, run the test with %s."
                        .formatted(file, why, HOW));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied.";
        }
        if (e instanceof CharacterCodingException) {
            return "It isn't UTF-8 text.";
        }
        return e instanceof FileSystemException system
                ? "%s: %s"
                        .formatted(
                                system.getFile(),
                                Optional.ofNullable(system.getReason()).orElse("not possible"))
                : String.valueOf(e.getMessage());
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
            return Optional.of("The snapshot %s can't be written.%n%s%nThe directory is set by -D%s."
                    .formatted(file, reason(e), DIRECTORY));
        }
    }
}
