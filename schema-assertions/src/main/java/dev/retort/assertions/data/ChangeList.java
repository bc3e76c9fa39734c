package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The changes of one table, of which only the first are kept. */
final class ChangeList {

    /** More than anyone reads, and little enough for the memory. */
    static final int KEPT = 10_000;

    private static final int ALWAYS_KEPT = 10;
    private static final long MOST_CHARACTERS = 1L << 24;

    private final Predicate<DataChange> overlooked;
    private final List<DataChange> kept = new ArrayList<>();
    private long characters;
    private long count;

    ChangeList(Predicate<DataChange> overlooked) {
        this.overlooked = overlooked;
    }

    void add(DataChange change) {
        if (overlooked.test(change)) {
            return;
        }
        count++;
        if (kept.size() < ALWAYS_KEPT || (kept.size() < KEPT && characters < MOST_CHARACTERS)) {
            kept.add(change);
            characters += length(change);
        }
    }

    private static long length(DataChange change) {
        return (long) change.row().orElse("").length()
                + change.expected().orElse("").length()
                + change.actual().orElse("").length();
    }

    List<DataChange> kept() {
        return kept;
    }

    long count() {
        return count;
    }
}
