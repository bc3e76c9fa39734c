package dev.retort.assertions.data;

import java.util.Arrays;
import java.util.List;

/** Finds rows by some of their columns in little memory: hashes and numbers of rows, no rows. */
final class RowIndex {

    private static final int NONE = -1;

    private final TableData table;
    private final List<String> columns;
    private final int[] first;
    private final int[] hashes;
    private final int[] counts;
    private final int mask;

    RowIndex(TableData table, List<String> columns) {
        this.table = table;
        this.columns = columns;
        int size = Math.max(16, Integer.highestOneBit(Math.max(1, table.rows().size())) * 4);
        this.first = new int[size];
        this.hashes = new int[size];
        this.counts = new int[size];
        this.mask = size - 1;
        Arrays.fill(first, NONE);
        for (int row = 0; row < table.rows().size(); row++) {
            Row key = key(row);
            int slot = slot(key);
            if (first[slot] == NONE) {
                first[slot] = row;
                hashes[slot] = key.hashCode();
            }
            counts[slot]++;
        }
    }

    private Row key(int row) {
        return table.only(table.rows().get(row), columns);
    }

    /** The slot of equal rows, or an empty one. */
    private int slot(Row key) {
        int hash = key.hashCode();
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (first[slot] != NONE && !(hashes[slot] == hash && key(first[slot]).equals(key))) {
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
