package dev.retort.junit.mutation;

import java.util.Objects;
import java.util.Optional;

/**
 * A mutation on one database, and what came of it.
 *
 * @param mutation what was changed
 * @param database the database's request, such as {@code postgresql}
 * @param fate what came of it
 * @param contradicts whether the mutant contradicts itself: a step fails, the downgrade doesn't lead back, a session stays
 *     changed. One that doesn't is as healthy as the original and only means something else, which nobody can see who doesn't
 *     know what was meant, from a model for instance
 * @param difference what the oracle saw first; empty for an equivalent one
 * @param said the headline that found it, or else the first one that was said; empty if nothing was
 */
public record Mutant(
        Mutation mutation, String database, Fate fate, boolean contradicts, String difference, Optional<String> said) {

    /** What came of a mutant. */
    public enum Fate {
        /** A finding names its revision and direction. */
        FOUND,
        /** There are findings, all of another revision or direction. */
        MISPLACED,
        /** Nobody says anything. */
        SURVIVED,
        /** It differs from the original in nothing; it doesn't count. */
        EQUIVALENT,
        /** The changed step fails at once, on an empty database; it doesn't count, since it is no art to see that. */
        BROKEN
    }

    /** Checks that nothing is null. */
    public Mutant {
        Objects.requireNonNull(mutation, "mutation");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(said, "said");
    }

    /** Whether it counts and nobody saw it as what it is. */
    public boolean isSurvivor() {
        return fate == Fate.SURVIVED || fate == Fate.MISPLACED;
    }

    boolean counts() {
        return isSurvivor() || fate == Fate.FOUND;
    }

    /** One or a few lines for a person. */
    String text() {
        StringBuilder text = new StringBuilder(mutation + " on " + database);
        if (!difference.isEmpty()) {
            text.append("\n  differs ").append(difference);
        }
        if (isSurvivor() && !contradicts) {
            text.append("\n  contradicts nothing: only a model, or what was released, can tell");
        }
        if (fate == Fate.MISPLACED) {
            said.ifPresent(headline -> text.append("\n  said instead: ").append(headline));
        }
        return text.toString();
    }
}
