package dev.retort.junit.mutation;

import java.util.Objects;
import java.util.Optional;

/**
 * A mutation on one database, and what came of it.
 *
 * @param mutation what was changed
 * @param database the database's request, such as {@code postgresql}
 * @param fate what came of it
 * @param sign by what somebody can see it; empty for an equivalent one
 * @param difference what the oracle saw first; empty for an equivalent one
 * @param said the headline that found it, or else the first one that was said; empty if nothing was
 */
public record Mutant(
        Mutation mutation, String database, Fate fate, Optional<Sign> sign, String difference, Optional<String> said) {

    /** By what a mutant can be seen. */
    public enum Sign {
        /** It contradicts itself: a step fails, the downgrade doesn't lead back, a session stays changed. */
        CONTRADICTION,
        /**
         * It is as healthy as the original and leads to another schema, or to other rows of its own, such as a list of
         * countries: who knows what was meant can tell, from a model or a baseline.
         */
        STATE,
        /** The same until a later revision makes it again as it was, or drops it: at the heads nothing differs any more. */
        PASSING,
        /** It only makes something else of the rows that users have, which nobody has said anywhere but a test of their own. */
        ROWS
    }

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
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(said, "said");
    }

    /** Whether it counts and nobody saw it as what it is. */
    public boolean isSurvivor() {
        return fate == Fate.SURVIVED || fate == Fate.MISPLACED;
    }

    boolean is(Sign wanted) {
        return sign.filter(wanted::equals).isPresent();
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
        if (isSurvivor() && is(Sign.STATE)) {
            text.append("\n  contradicts nothing: only a model, or what was released, can tell");
        }
        if (isSurvivor() && is(Sign.PASSING)) {
            text.append(
                    "\n  contradicts nothing, and a later revision makes it as it was: only what was released can tell");
        }
        if (isSurvivor() && is(Sign.ROWS)) {
            text.append("\n  contradicts nothing, and only rows of users show it: only a test of your own can tell");
        }
        if (fate == Fate.MISPLACED) {
            said.ifPresent(headline -> text.append("\n  said instead: ").append(headline));
        }
        return text.toString();
    }
}
