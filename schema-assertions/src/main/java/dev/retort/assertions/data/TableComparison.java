package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the rows of one table, by key or as a multiset. */
final class TableComparison {

    private final TableData before;
    private final TableData after;
    private final Set<DataTolerance> tolerances;
    private final List<String> common;
    private final ChangeList changes = new ChangeList();

    TableComparison(TableData before, TableData after, Set<DataTolerance> tolerances) {
        this.before = before;
        this.after = after;
        this.tolerances = tolerances;
        this.common =
                before.columns().stream().filter(after.columns()::contains).toList();
    }

    ChangeList changes() {
        if (isTheSame()) {
            return changes;
        }
        if (!tolerances.contains(DataTolerance.ONLY_COMMON_COLUMNS)) {
            compareColumns();
        }
        List<String> key = before.keyColumns();
        if (!key.isEmpty() && key.equals(after.keyColumns())) {
            compareByKey(key);
        } else {
            compareAsMultiset();
        }
        return changes;
    }

    /** Rows that weren't read again because their digest was the same. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isTheSame() {
        return before == after;
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

    private void compareByKey(List<String> key) {
        RowIndex index = new RowIndex(after, key);
        for (Row row : before.rows()) {
            Row own = before.only(row, key);
            int other = index.take(own);
            if (other < 0) {
                missing(shown(key, own));
            } else {
                compareValues(own, row, after.rows().get(other));
            }
        }
        for (Row row : after.rows()) {
            Row own = after.only(row, key);
            if (index.takeAll(own) > 0) {
                unexpected(shown(key, own));
            }
        }
    }

    private void compareValues(Row key, Row row, Row other) {
        for (String column : common) {
            Optional<String> left = before.value(row, column);
            Optional<String> right = after.value(other, column);
            if (!same(left, right)) {
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

    private boolean same(Optional<String> left, Optional<String> right) {
        return left.equals(right) || (tolerances.contains(DataTolerance.JSON_FORMAT) && JsonText.same(left, right));
    }

    private void compareAsMultiset() {
        RowIndex index = new RowIndex(after, common);
        for (Row row : before.rows()) {
            Row own = before.only(row, common);
            if (index.take(own) < 0) {
                missing(shown(common, own));
            }
        }
        for (Row row : after.rows()) {
            Row own = after.only(row, common);
            for (int left = index.takeAll(own); left > 0; left--) {
                unexpected(shown(common, own));
            }
        }
    }

    private void missing(String row) {
        changes.add(DataChange.ofRow(DataChange.Kind.ROW_MISSING, before.table(), row));
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
