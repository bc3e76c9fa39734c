package dev.retort.assertions;

import dev.retort.catalog.SchemaSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether two schemas can be compared word by word, which needs the same kind of database. */
final class SameDatabase {

    private SameDatabase() {}

    /** What is wrong; empty if nothing is. */
    static Optional<String> problem(@Nullable SchemaSnapshot expected, SchemaSnapshot actual) {
        if (expected == null) {
            return Optional.of("Expected the schema of another snapshot but that snapshot is null");
        }
        return areSame(expected, actual)
                ? Optional.empty()
                : Optional.of(("Expected a schema of %s but this is one of %s.%n"
                                + "To compare SQLite with PostgreSQL use isEquivalentTo(other, rules).")
                        .formatted(expected.database().name(), actual.database().name()));
    }

    /** What is wrong with a connection that gave what was expected. */
    static Optional<String> problemOfConnection(SchemaSnapshot expected, SchemaSnapshot actual) {
        return areSame(expected, actual)
                ? Optional.empty()
                : Optional.of(("The schema is of %2$s but the connection, in which the model is built, is to %1$s.%n"
                                + "Give a connection to %2$s.")
                        .formatted(expected.database().name(), actual.database().name()));
    }

    static boolean areSame(SchemaSnapshot expected, SchemaSnapshot actual) {
        return expected.database().kind() == actual.database().kind();
    }
}
