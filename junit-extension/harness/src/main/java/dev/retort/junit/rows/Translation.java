package dev.retort.junit.rows;

import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Writes the values of a table as those of an earlier moment that say the same. The values of its key are looked for in all
 * rows, since the rows are found by them; so are all values where there is no key.
 */
final class Translation {

    private final TableData before;
    private final TableData after;
    private final Map<String, BiPredicate<String, String>> meanings = new HashMap<>();
    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final List<String> key;

    Translation(TableData before, TableData after, Function<String, BiPredicate<String, String>> meaning) {
        this.before = before;
        this.after = after;
        before.columns().stream()
                .filter(after.columns()::contains)
                .forEach(column -> meanings.put(column, meaning.apply(column)));
        this.key = key();
    }

    private List<String> key() {
        if (!before.keyColumns().isEmpty() && after.columns().containsAll(before.keyColumns())) {
            return before.keyColumns();
        }
        return before.columns().containsAll(after.keyColumns()) ? after.keyColumns() : List.of();
    }

    TableData translated() {
        Map<List<Optional<String>>, Row> counterparts = new HashMap<>();
        if (!key.isEmpty()) {
            before.rows().forEach(row -> counterparts.put(keyOf(before, row), row));
        }
        List<Row> rows = new ArrayList<>();
        for (Row row : after.rows()) {
            rows.add(key.isEmpty() ? inAll(row, after.columns()) : beside(inAll(row, key), counterparts));
        }
        return new TableData(after.table(), after.columns(), after.keyColumns(), rows);
    }

    private List<Optional<String>> keyOf(TableData table, Row row) {
        return key.stream().map(column -> table.value(row, column)).toList();
    }

    private Row beside(Row row, Map<List<Optional<String>>, Row> counterparts) {
        Row counterpart = counterparts.get(keyOf(after, row));
        if (counterpart == null) {
            return row;
        }
        List<Optional<String>> values = new ArrayList<>();
        for (String column : after.columns()) {
            Optional<String> value = after.value(row, column);
            Optional<String> earlier = before.value(counterpart, column);
            values.add(isSame(column, earlier, value) ? earlier : value);
        }
        return new Row(values);
    }

    private boolean isSame(String column, Optional<String> earlier, Optional<String> value) {
        return meanings.containsKey(column)
                && earlier.isPresent()
                && value.isPresent()
                && meanings.get(column).test(earlier.get(), value.get());
    }

    private Row inAll(Row row, List<String> columns) {
        return new Row(after.columns().stream()
                .map(column -> columns.contains(column)
                        ? after.value(row, column).map(value -> anywhere(column, value))
                        : after.value(row, column))
                .toList());
    }

    private String anywhere(String column, String value) {
        BiPredicate<String, String> meaning = meanings.get(column);
        if (meaning == null) {
            return value;
        }
        return known.computeIfAbsent(column, any -> new HashMap<>()).computeIfAbsent(value, any -> {
            Set<String> there = new LinkedHashSet<>();
            before.rows().forEach(row -> before.value(row, column).ifPresent(there::add));
            return there.contains(value)
                    ? value
                    : there.stream()
                            .filter(earlier -> meaning.test(earlier, value))
                            .findFirst()
                            .orElse(value);
        });
    }
}
