package dev.retort.assertions.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds rows by what identifies them in little memory: hashes and numbers of rows, no rows. */
final class RowIndex {

    private static final int NONE = -1;

    private final List<Row> rows;
    private final UnaryOperator<Row> identity;
    private final int[] first;
    private final int[] hashes;
    private final int[] counts;
    private final int mask;
    private boolean repeats;

    RowIndex(List<Row> rows, UnaryOperator<Row> identity) {
        this.rows = rows;
        this.identity = identity;
        int size = Math.max(16, Integer.highestOneBit(Math.max(1, rows.size())) * 4);
        this.first = new int[size];
        this.hashes = new int[size];
        this.counts = new int[size];
        this.mask = size - 1;
        Arrays.fill(first, NONE);
        for (int row = 0; row < rows.size(); row++) {
            add(row);
        }
    }

    private void add(int row) {
        Row key = identity.apply(rows.get(row));
        int slot = slot(key);
        if (first[slot] == NONE) {
            first[slot] = row;
            hashes[slot] = key.hashCode();
        } else {
            repeats |= !key.hasNull();
        }
        counts[slot]++;
    }

    /** Whether rows without NULL in what identifies them have it in common. */
    boolean repeats() {
        return repeats;
    }

    /** The slot of equal rows, or an empty one. */
    private int slot(Row key) {
        int hash = key.hashCode();
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (first[slot] != NONE
                && !(hashes[slot] == hash
                        && identity.apply(rows.get(first[slot])).equals(key))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Takes one of the equal rows away and gives its number; -1 if none is left. */
    int take(Row key) {
        int slot = slot(key);
        if (first[slot] == NONE || counts[slot] == 0) {
            return NONE;
        }
        counts[slot]--;
        return first[slot];
    }

    /** Takes away all that are left of the equal rows and tells how many they were. */
    int takeAll(Row key) {
        int slot = slot(key);
        int left = first[slot] == NONE ? 0 : counts[slot];
        counts[slot] = 0;
        return left;
    }
}
