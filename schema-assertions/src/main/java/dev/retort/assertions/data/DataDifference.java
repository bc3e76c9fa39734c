package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What differs between the data before and after. */
public final class DataDifference {

    private final List<DataChange> changes;

    private final Map<String, Long> counts;

    private DataDifference(List<DataChange> changes, Map<String, Long> counts) {
        this.changes = List.copyOf(changes);
        this.counts = counts;
    }

    /**
     * Compares table by table. Rows are matched by primary key; if the key itself changed, by the earlier or else the
     * later one, whichever both sides have and no two rows share; else they are compared as a multiset, as rows with
     * NULL in their key always are.
     */
    public static DataDifference between(DataSnapshot before, DataSnapshot after, DataTolerance... tolerances) {
        return between(before, after, change -> false, tolerances);
    }

    /** Compares as {@link #between(DataSnapshot, DataSnapshot, DataTolerance...)}, but overlooks some changes. */
    public static DataDifference between(
            DataSnapshot before, DataSnapshot after, Predicate<DataChange> overlooked, DataTolerance... tolerances) {
        Set<DataTolerance> set = EnumSet.noneOf(DataTolerance.class);
        set.addAll(List.of(tolerances));
        Set<String> names = new TreeSet<>(before.tables().keySet());
        names.addAll(after.tables().keySet());
        List<DataChange> changes = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        for (String name : names) {
            TableData left = before.tables().get(name);
            TableData right = after.tables().get(name);
            ChangeList found = new ChangeList(overlooked);
            if (left != null && right != null) {
                new TableComparison(left, right, set, found).compare();
            } else if (!set.contains(DataTolerance.ONLY_COMMON_TABLES)) {
                found.add(DataChange.ofTable(
                        right == null ? DataChange.Kind.TABLE_MISSING : DataChange.Kind.TABLE_UNEXPECTED, name));
            }
            changes.addAll(found.kept());
            counts.put(name, found.count());
        }
        return new DataDifference(changes, counts);
    }

    /** Gives a copy without those differences; of a table with more than are kept, the others still count. */
    public DataDifference without(Predicate<DataChange> left) {
        Map<String, Long> rest = new HashMap<>(counts);
        List<DataChange> kept = new ArrayList<>();
        for (DataChange change : changes) {
            if (left.test(change)) {
                rest.merge(change.table(), -1L, Long::sum);
            } else {
                kept.add(change);
            }
        }
        return new DataDifference(kept, rest);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return count() == 0;
    }

    /** The differences by table, of each table the first ten thousand. */
    public List<DataChange> changes() {
        return changes;
    }

    /** How many differences there are in all. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A small table for each table that differs, its first ten differences and how many more; empty if none. */
    public String toText() {
        return DifferenceText.of(changes, counts);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no differences" : toText();
    }

    /** The changes of one table, of which only the first are kept. */
    static final class ChangeList {

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
}
