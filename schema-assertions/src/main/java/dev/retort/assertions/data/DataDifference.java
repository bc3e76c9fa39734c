package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Writes differences as one small table for each table. */
    private static final class DifferenceText {

        private static final int SHOWN = 10;

        private DifferenceText() {}

        static String of(List<DataChange> changes, Map<String, Long> counts) {
            Map<String, List<DataChange>> byTable = new LinkedHashMap<>();
            changes.forEach(change -> byTable.computeIfAbsent(change.table(), any -> new ArrayList<>())
                    .add(change));
            List<String> parts = new ArrayList<>();
            byTable.forEach(
                    (table, some) -> parts.add(table(table, some, counts.getOrDefault(table, (long) some.size()))));
            return String.join("\n", parts);
        }

        private static String table(String name, List<DataChange> changes, long all) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of("row", "column", "expected", "but was"));
            List<DataChange> shown = changes.stream().limit(SHOWN).toList();
            shown.forEach(change -> lines.add(cells(change, shown)));
            String count = all == 1 ? "1 difference" : all + " differences";
            String more = all > SHOWN ? "\n  and " + (all - SHOWN) + " more" : "";
            return "table " + name + ": " + count + "\n" + aligned(lines) + more;
        }

        private static List<String> cells(DataChange change, List<DataChange> shown) {
            String row = change.row().map(text -> row(text, change, shown)).orElse("");
            String column = change.column().map(VisibleText::of).orElse("");
            return switch (change.kind()) {
                case TABLE_MISSING -> List.of("", "", "a table", "none");
                case TABLE_UNEXPECTED -> List.of("", "", "no table", "a table");
                case COLUMN_MISSING -> List.of("", column, "a column", "none");
                case COLUMN_UNEXPECTED -> List.of("", column, "no column", "a column");
                case ROW_MISSING -> List.of(row, "", "a row", "none");
                case ROW_UNEXPECTED -> List.of(row, "", "no row", "a row");
                case VALUE_CHANGED ->
                    List.of(
                            row,
                            column,
                            value(change.expected(), change.actual()),
                            value(change.actual(), change.expected()));
            };
        }

        private static String value(Optional<String> value, Optional<String> other) {
            return value.map(text ->
                            other.map(beside -> VisibleText.of(text, beside)).orElseGet(() -> VisibleText.of(text)))
                    .orElse("NULL");
        }

        /** A row beside the one that it was or became, if it has no key: the one of the other side that is most like it. */
        private static String row(String text, DataChange change, List<DataChange> shown) {
            DataChange.Kind opposite = change.kind() == DataChange.Kind.ROW_MISSING
                    ? DataChange.Kind.ROW_UNEXPECTED
                    : DataChange.Kind.ROW_MISSING;
            return shown.stream()
                    .filter(other -> change.kind() != DataChange.Kind.VALUE_CHANGED && other.kind() == opposite)
                    .flatMap(other -> other.row().stream())
                    .max(Comparator.comparingInt(other -> VisibleText.firstDifference(text, other)))
                    .map(other -> VisibleText.of(text, other))
                    .orElseGet(() -> VisibleText.of(text));
        }

        private static String aligned(List<List<String>> lines) {
            List<String> texts = new ArrayList<>();
            for (List<String> line : lines) {
                StringBuilder text = new StringBuilder("  ");
                for (int i = 0; i < line.size(); i++) {
                    text.append(padded(line.get(i), width(lines, i))).append("  ");
                }
                texts.add(text.toString().stripTrailing());
            }
            return String.join("\n", texts);
        }

        private static int width(List<List<String>> lines, int column) {
            return lines.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(0);
        }

        private static String padded(String text, int width) {
            return text + " ".repeat(width - text.length());
        }
    }
}
