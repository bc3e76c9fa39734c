package dev.retort.junit.rows;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that are missing at one moment and rows that are new at the other, of which both are the same but for their key, or
 * but for one column where there is no key: what changed in them is told, not that they went and others came.
 */
final class ChangedRows {

    private final TableData before;
    private final TableData after;
    private final List<String> common;

    ChangedRows(TableData before, TableData after) {
        this.before = before;
        this.after = after;
        this.common =
                before.columns().stream().filter(after.columns()::contains).toList();
    }

    /** The differences, with such rows as changed values. */
    List<DataChange> in(List<DataChange> changes) {
        boolean both = changes.stream().anyMatch(change -> change.kind() == DataChange.Kind.ROW_MISSING)
                && changes.stream().anyMatch(change -> change.kind() == DataChange.Kind.ROW_UNEXPECTED);
        if (!both) {
            return changes;
        }
        List<String> key = before.keyColumns();
        return key.isEmpty() && after.keyColumns().isEmpty()
                ? oneColumn(changes)
                : key.equals(after.keyColumns()) ? newKeys(changes, key) : changes;
    }

    private List<DataChange> newKeys(List<DataChange> changes, List<String> key) {
        Map<String, Row> lost = byDescription(before, key);
        Map<String, Row> found = byDescription(after, key);
        Map<List<Optional<String>>, List<String>> missing =
                byContent(changes, DataChange.Kind.ROW_MISSING, before, lost, key);
        Map<List<Optional<String>>, List<String>> unexpected =
                byContent(changes, DataChange.Kind.ROW_UNEXPECTED, after, found, key);
        Set<String> paired = new HashSet<>();
        List<DataChange> told = new ArrayList<>();
        missing.forEach((content, rows) -> {
            List<String> same = unexpected.getOrDefault(content, List.of());
            if (rows.size() == 1 && same.size() == 1 && content.stream().anyMatch(Optional::isPresent)) {
                paired.add(rows.get(0));
                paired.add(same.get(0));
                told.addAll(values(key, rows.get(0), get(lost, rows.get(0)), get(found, same.get(0))));
            }
        });
        List<DataChange> rest = new ArrayList<>(changes);
        rest.removeIf(change -> change.kind() != DataChange.Kind.VALUE_CHANGED
                && change.row().filter(paired::contains).isPresent());
        rest.addAll(told);
        return rest;
    }

    private List<DataChange> values(List<String> key, String row, Row was, Row is) {
        return key.stream()
                .filter(column -> !before.value(was, column).equals(after.value(is, column)))
                .map(column -> changed(row, column, before.value(was, column), after.value(is, column)))
                .toList();
    }

    private DataChange changed(String row, String column, Optional<String> was, Optional<String> is) {
        return new DataChange(
                DataChange.Kind.VALUE_CHANGED, before.table(), Optional.of(row), Optional.of(column), was, is);
    }

    private static Map<String, Row> byDescription(TableData table, List<String> key) {
        Map<String, Row> rows = new HashMap<>();
        table.rows().forEach(row -> rows.put(described(table, row, key), row));
        return rows;
    }

    private Map<List<Optional<String>>, List<String>> byContent(
            List<DataChange> changes, DataChange.Kind kind, TableData table, Map<String, Row> rows, List<String> key) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .flatMap(change -> change.row().stream())
                .filter(rows::containsKey)
                .collect(Collectors.groupingBy(
                        text -> common.stream()
                                .filter(column -> !key.contains(column))
                                .map(column -> table.value(get(rows, text), column))
                                .toList(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String described(TableData table, Row row, List<String> columns) {
        return columns.stream()
                .map(column -> column + "=" + table.value(row, column).orElse("NULL"))
                .collect(Collectors.joining(", "));
    }

    /** Rows without a key that are the same on both sides as soon as one column is left out. */
    private List<DataChange> oneColumn(List<DataChange> changes) {
        List<Row> missing = rows(changes, DataChange.Kind.ROW_MISSING, before);
        List<Row> unexpected = rows(changes, DataChange.Kind.ROW_UNEXPECTED, after);
        if (missing.size() != unexpected.size() || common.size() < 2) {
            return changes;
        }
        for (String column : common) {
            List<String> others =
                    common.stream().filter(it -> !it.equals(column)).toList();
            Map<String, List<Row>> was = missing.stream()
                    .collect(Collectors.groupingBy(
                            row -> described(before, row, others), LinkedHashMap::new, Collectors.toList()));
            Map<String, List<Row>> is =
                    unexpected.stream().collect(Collectors.groupingBy(row -> described(after, row, others)));
            if (was.keySet().equals(is.keySet())
                    && was.keySet().stream()
                            .allMatch(
                                    row -> get(was, row).size() == get(is, row).size())) {
                return was.keySet().stream()
                        .flatMap(row -> values(row, column, get(was, row), get(is, row)))
                        .toList();
            }
        }
        return changes;
    }

    private Stream<DataChange> values(String row, String column, List<Row> was, List<Row> is) {
        return IntStream.range(0, was.size())
                .mapToObj(i -> changed(row, column, before.value(was.get(i), column), after.value(is.get(i), column)));
    }

    private static <V> V get(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private List<Row> rows(List<DataChange> changes, DataChange.Kind kind, TableData table) {
        Map<String, Long> wanted = changes.stream()
                .filter(change -> change.kind() == kind)
                .flatMap(change -> change.row().stream())
                .collect(Collectors.groupingBy(text -> text, HashMap::new, Collectors.counting()));
        List<Row> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            String text = described(table, row, common);
            if (wanted.merge(text, -1L, Long::sum) >= 0) {
                rows.add(row);
            }
        }
        return rows;
    }
}
