package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What differs between the data before and after. */
public final class DataDifference {

    private final List<DataChange> changes;

    private DataDifference(List<DataChange> changes) {
        this.changes = List.copyOf(changes);
    }

    /**
     * Compares table by table. Rows are matched by primary key if both sides have the same key among the columns that
     * are compared; else they are compared as a multiset.
     */
    public static DataDifference between(DataSnapshot before, DataSnapshot after, DataTolerance... tolerances) {
        Set<DataTolerance> set = EnumSet.noneOf(DataTolerance.class);
        set.addAll(List.of(tolerances));
        Set<String> names = new TreeSet<>(before.tables().keySet());
        names.addAll(after.tables().keySet());
        List<DataChange> changes = new ArrayList<>();
        for (String name : names) {
            TableData left = before.tables().get(name);
            TableData right = after.tables().get(name);
            if (left != null && right != null) {
                changes.addAll(new TableComparison(left, right, set).changes());
            } else if (!set.contains(DataTolerance.ONLY_COMMON_TABLES)) {
                changes.add(DataChange.ofTable(
                        right == null ? DataChange.Kind.TABLE_MISSING : DataChange.Kind.TABLE_UNEXPECTED, name));
            }
        }
        return new DataDifference(changes);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Every difference, by table. */
    public List<DataChange> changes() {
        return changes;
    }

    /** A small table for each table that differs, its first ten differences and how many more; empty if none. */
    public String toText() {
        return DifferenceText.of(changes);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no differences" : toText();
    }
}
