package dev.retort.junit.evidence;

import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.generation.Fit;
import dev.retort.junit.generation.Vocabulary;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import java.util.stream.Stream;

/**
 * Which rows judge a revision by what becomes of them: those that are legal on both sides of it, for what a schema forbids
 * can't stay as it is. On the way up their values may be such that the new types have no room for them, since it is to be
 * seen whether they are kept or cut. On the way down what the earlier schema has no place for can't survive.
 */
final class RowsThatFit {

    private RowsThatFit() {}

    static Fit upwards(Upgraded seen, DatabaseKind database) {
        return Fit.SCHEMA_ONLY.alsoIn(seen.after().schema()).saying(words(seen, database));
    }

    static Fit downwards(Upgraded seen, DatabaseKind database) {
        return Fit.SCHEMA_ONLY.alsoIn(seen.before().schema()).withTypes().saying(words(seen, database));
    }

    /** What the statements of both directions name. */
    private static Vocabulary words(Upgraded seen, DatabaseKind database) {
        return Vocabulary.of(
                Stream.concat(
                                seen.up().statements().stream(),
                                seen.roundTrip().stream().flatMap(trip -> trip.down().statements().stream()))
                        .map(StatementRun::sql)
                        .toList(),
                database);
    }
}
