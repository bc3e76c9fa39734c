package dev.retort.junit.verification;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells now and then how far a walk has come, if it takes long: after ten seconds for the first time, then whenever as many
 * have passed. Safe for use by several threads.
 */
final class Progress {

    private static final long PAUSE = 10_000_000_000L;

    private final String place;
    private final int total;
    private final Consumer<String> told;
    private final LongSupplier clock;
    private final Set<String> reached = new HashSet<>();
    private long begin;
    private long last;

    Progress(String place, int total, Consumer<String> told, LongSupplier clock) {
        this.place = place;
        this.total = total;
        this.told = told;
        this.clock = clock;
    }

    /** A revision is about to be looked at. */
    synchronized void begins() {
        if (begin == 0) {
            begin = clock.getAsLong();
            last = begin;
        }
    }

    /** A revision was looked at; at the last one there is no more to wait for. */
    synchronized void reached(String revision) {
        long now = clock.getAsLong();
        if (reached.add(revision) && now - last >= PAUSE && reached.size() < total) {
            last = now;
            told.accept(place + ": " + reached.size() + " of " + total + " revisions, " + (now - begin) / 1_000_000_000L
                    + " s");
        }
    }
}
