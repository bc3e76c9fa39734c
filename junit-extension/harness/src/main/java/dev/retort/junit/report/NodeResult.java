package dev.retort.junit.report;

import dev.retort.junit.finding.Outcome;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one check at one place.
 *
 * @param place the database, such as {@code PostgreSQL 18.6 (embedded)}, or {@code history}
 * @param check the check's id
 * @param revision the revision's id; empty for a check of the whole
 * @param title what people read: the revision and what it does, or the check's name
 * @param outcome what came of it
 * @param millis how long it took, in milliseconds
 */
public record NodeResult(
        String place, String check, Optional<String> revision, String title, Outcome outcome, long millis) {

    /** Checks that nothing is null. */
    public NodeResult {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** The whole name: {@code no trace › 4f2c add phone › PostgreSQL 18.6 (embedded)}. */
    public String name() {
        return revision.isPresent() ? words() + " › " + title + " › " + place : title + " › " + place;
    }

    /** The check as people call it. */
    String words() {
        return check.replace('-', ' ');
    }
}
