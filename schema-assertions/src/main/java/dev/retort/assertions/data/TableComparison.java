package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the rows of one table, by key or as a multiset. */
final class TableComparison {

    private final TableData before;
    private final TableData after;
    private final Set<DataTolerance> tolerances;
    private final List<String> common;
    private final List<DataChange> changes = new ArrayList<>();

    TableComparison(TableData before, TableData after, Set<DataTolerance> tolerances) {
        this.before = before;
        this.after = after;
        this.tolerances = tolerances;
        this.common =
                before.columns().stream().filter(after.columns()::contains).toList();
    }

    List<DataChange> changes() {
        if (!tolerances.contains(DataTolerance.ONLY_COMMON_COLUMNS)) {
            compareColumns();
        }
        List<String> key = before.keyColumns();
        if (!key.isEmpty() && key.equals(after.keyColumns())) {
            compareByKey(byKey(before, key), byKey(after, key));
        } else {
            compareAsMultiset();
        }
        return changes;
    }

    private void compareColumns() {
        onlyIn(before, DataChange.Kind.COLUMN_MISSING);
        onlyIn(after, DataChange.Kind.COLUMN_UNEXPECTED);
    }

    private void onlyIn(TableData side, DataChange.Kind kind) {
        side.columns().stream()
                .filter(column -> !common.contains(column))
                .forEach(column -> changes.add(DataChange.ofColumn(kind, side.table(), column)));
    }

    private static Map<Row, Row> byKey(TableData table, List<String> key) {
        Map<Row, Row> rows = new LinkedHashMap<>();
        table.rows().forEach(row -> rows.put(table.only(row, key), row));
        return rows;
    }

    private void compareByKey(Map<Row, Row> expected, Map<Row, Row> actual) {
        expected.forEach((key, row) -> {
            Row other = actual.get(key);
            if (other == null) {
                changes.add(
                        DataChange.ofRow(DataChange.Kind.ROW_MISSING, before.table(), shown(before.keyColumns(), key)));
            } else {
                compareValues(key, row, other);
            }
        });
        actual.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> unexpected(shown(before.keyColumns(), key)));
    }

    private void compareValues(Row key, Row row, Row other) {
        for (String column : common) {
            Optional<String> left = before.value(row, column);
            Optional<String> right = after.value(other, column);
            if (!left.equals(right)) {
                changes.add(new DataChange(
                        DataChange.Kind.VALUE_CHANGED,
                        before.table(),
                        Optional.of(shown(before.keyColumns(), key)),
                        Optional.of(column),
                        left,
                        right));
            }
        }
    }

    private void compareAsMultiset() {
        Map<Row, Integer> counts = new LinkedHashMap<>();
        before.rows().forEach(row -> counts.merge(before.only(row, common), 1, Integer::sum));
        after.rows().forEach(row -> counts.merge(after.only(row, common), -1, Integer::sum));
        counts.forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                changes.add(DataChange.ofRow(DataChange.Kind.ROW_MISSING, before.table(), shown(common, row)));
            }
            for (int i = 0; i > count; i--) {
                unexpected(shown(common, row));
            }
        });
    }

    private void unexpected(String row) {
        if (!tolerances.contains(DataTolerance.NEW_ROWS)) {
            changes.add(DataChange.ofRow(DataChange.Kind.ROW_UNEXPECTED, before.table(), row));
        }
    }

    private static String shown(List<String> columns, Row row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(columns.get(i) + "=" + row.values().get(i).orElse("NULL"));
        }
        return parts.stream().collect(Collectors.joining(", "));
    }
}
