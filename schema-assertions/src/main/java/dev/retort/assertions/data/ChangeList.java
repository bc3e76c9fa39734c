package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.List;

/** The changes of one table, of which only the first are kept. */
final class ChangeList {

    /** More than anyone reads, and little enough for the memory. */
    static final int KEPT = 10_000;

    private final List<DataChange> kept = new ArrayList<>();
    private long count;

    void add(DataChange change) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(change);
        }
    }

    List<DataChange> kept() {
        return kept;
    }

    long count() {
        return count;
    }
}
