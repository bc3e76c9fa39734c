package dev.retort.assertions.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Compares the rows of one table, by key or as a multiset. */
final class TableComparison {

    private final TableData before;
    private final TableData after;
    private final Set<DataTolerance> tolerances;
    private final ChangeList changes;
    private final List<String> common;
    private final RowShape commonBefore;
    private final RowShape commonAfter;
    private final UnmatchedRows rows;

    TableComparison(TableData before, TableData after, Set<DataTolerance> tolerances, ChangeList changes) {
        this.before = before;
        this.after = after;
        this.tolerances = tolerances;
        this.changes = changes;
        this.common =
                before.columns().stream().filter(after.columns()::contains).toList();
        this.commonBefore = new RowShape(before, common);
        this.commonAfter = new RowShape(after, common);
        this.rows = UnmatchedRows.of(before, after);
    }

    void compare() {
        if (!tolerances.contains(DataTolerance.ONLY_COMMON_COLUMNS)) {
            onlyIn(before, DataChange.Kind.COLUMN_MISSING);
            onlyIn(after, DataChange.Kind.COLUMN_UNEXPECTED);
        }
        if (!rows.before().isEmpty() || !rows.after().isEmpty()) {
            compareBy(key());
        }
    }

    private void onlyIn(TableData side, DataChange.Kind kind) {
        side.columns().stream()
                .filter(column -> !common.contains(column))
                .forEach(column -> changes.add(DataChange.ofColumn(kind, side.table(), column)));
    }

    /** The first key that both sides have and that identifies the rows of both; else none. */
    private List<String> key() {
        return Stream.of(before.keyColumns(), after.keyColumns())
                .filter(key -> !key.isEmpty() && common.containsAll(key))
                .filter(key -> identifies(key, before, rows.before()) && identifies(key, after, rows.after()))
                .findFirst()
                .orElse(List.of());
    }

    /** The database itself sees to it that its keys do. */
    private boolean identifies(List<String> key, TableData table, List<Row> some) {
        return (table.keyColumns().equals(key) && some instanceof PackedRows)
                || !new RowIndex(some, identity(table, key)).repeats();
    }

    /** The key's values; the whole row if there is no key or NULL in it, which many rows can have. */
    private UnaryOperator<Row> identity(TableData table, List<String> key) {
        RowShape keyed = new RowShape(table, key);
        RowShape whole = new RowShape(table, common);
        return row -> {
            Row values = keyed.of(row);
            return key.isEmpty() || values.hasNull() ? comparable(whole.of(row)) : values;
        };
    }

    private Row comparable(Row row) {
        return tolerances.contains(DataTolerance.JSON_FORMAT)
                ? new Row(row.values().stream().map(JsonText::canonical).toList())
                : row;
    }

    private void compareBy(List<String> key) {
        UnaryOperator<Row> earlier = identity(before, key);
        UnaryOperator<Row> later = identity(after, key);
        RowIndex index = new RowIndex(rows.after(), later);
        for (Row row : rows.before()) {
            int other = index.take(earlier.apply(row));
            if (other < 0) {
                changes.add(DataChange.ofRow(
                        DataChange.Kind.ROW_MISSING, before.table(), shown(before, key, commonBefore, row)));
            } else if (!key.isEmpty()) {
                compareValues(key, row, rows.after().get(other));
            }
        }
        if (!tolerances.contains(DataTolerance.NEW_ROWS)) {
            for (Row row : rows.after()) {
                for (int left = index.takeAll(later.apply(row)); left > 0; left--) {
                    changes.add(DataChange.ofRow(
                            DataChange.Kind.ROW_UNEXPECTED, before.table(), shown(after, key, commonAfter, row)));
                }
            }
        }
    }

    private void compareValues(List<String> key, Row row, Row other) {
        for (int i = 0; i < common.size(); i++) {
            Optional<String> left = commonBefore.value(row, i);
            Optional<String> right = commonAfter.value(other, i);
            if (!same(left, right)) {
                changes.add(new DataChange(
                        DataChange.Kind.VALUE_CHANGED,
                        before.table(),
                        Optional.of(shown(before, key, commonBefore, row)),
                        Optional.of(common.get(i)),
                        left,
                        right));
            }
        }
    }

    private boolean same(Optional<String> left, Optional<String> right) {
        return left.equals(right)
                || (tolerances.contains(DataTolerance.JSON_FORMAT)
                        && JsonText.canonical(left).equals(JsonText.canonical(right)));
    }

    private static String shown(TableData table, List<String> key, RowShape whole, Row row) {
        RowShape keyed = new RowShape(table, key);
        return key.isEmpty() || keyed.of(row).hasNull() ? whole.shown(row) : keyed.shown(row);
    }
}
