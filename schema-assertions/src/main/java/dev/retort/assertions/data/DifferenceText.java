package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes differences as one small table for each table. */
final class DifferenceText {

    private static final int SHOWN = 10;

    private DifferenceText() {}

    static String of(List<DataChange> changes, Map<String, Long> counts) {
        Map<String, List<DataChange>> byTable = new LinkedHashMap<>();
        changes.forEach(change -> byTable.computeIfAbsent(change.table(), any -> new ArrayList<>())
                .add(change));
        List<String> parts = new ArrayList<>();
        byTable.forEach((table, some) -> parts.add(table(table, some, counts.getOrDefault(table, (long) some.size()))));
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
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
