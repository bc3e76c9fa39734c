package dev.retort.junit.known;

import java.util.List;
import java.util.Optional;

/**
 * Where something is found.
 *
 * @param check the check's id
 * @param revision the revision's id; empty for a check of the whole
 * @param databases what the database may be called, the name that is written first; none for a check of the scripts
 */
public record Leaf(String check, Optional<String> revision, List<String> databases) {

    /** Copies the names. */
    public Leaf {
        databases = List.copyOf(databases);
    }

    /** The database as it is written. */
    Optional<String> database() {
        return databases.stream().findFirst();
    }
}
