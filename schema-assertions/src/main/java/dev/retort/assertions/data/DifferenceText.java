package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes differences as one small table for each table. */
final class DifferenceText {

    private static final int SHOWN = 10;
    private static final int WIDEST = 60;

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
        changes.stream().limit(SHOWN).map(DifferenceText::cells).forEach(lines::add);
        String count = all == 1 ? "1 difference" : all + " differences";
        String more = all > SHOWN ? "\n  and " + (all - SHOWN) + " more" : "";
        return "table " + name + ": " + count + "\n" + aligned(lines) + more;
    }

    private static List<String> cells(DataChange change) {
        String row = change.row().map(DifferenceText::cell).orElse("");
        String column = change.column().orElse("");
        return switch (change.kind()) {
            case TABLE_MISSING -> List.of("", "", "a table", "none");
            case TABLE_UNEXPECTED -> List.of("", "", "no table", "a table");
            case COLUMN_MISSING -> List.of("", column, "a column", "none");
            case COLUMN_UNEXPECTED -> List.of("", column, "no column", "a column");
            case ROW_MISSING -> List.of(row, "", "a row", "none");
            case ROW_UNEXPECTED -> List.of(row, "", "no row", "a row");
            case VALUE_CHANGED -> List.of(row, column, value(change.expected()), value(change.actual()));
        };
    }

    private static String value(Optional<String> value) {
        return value.map(DifferenceText::cell).orElse("NULL");
    }

    private static String cell(String text) {
        String line = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
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
