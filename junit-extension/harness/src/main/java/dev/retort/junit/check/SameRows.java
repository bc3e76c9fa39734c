package dev.retort.junit.check;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.TableData;
import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether a table or a column at one moment holds the same values as another one at another moment, as far as there are
 * rows: what only looks alike was not renamed. Of other objects nothing more is asked.
 *
 * @param before the rows at the first moment
 * @param after the rows at the second moment
 */
record SameRows(DataSnapshot before, DataSnapshot after) implements BiPredicate<SchemaObject, SchemaObject> {

    @Override
    public boolean test(SchemaObject first, SchemaObject second) {
        return switch (first.kind()) {
            case TABLE -> ofTables(first, second);
            case COLUMN -> ofColumns(first, second);
            default -> true;
        };
    }

    private boolean ofTables(SchemaObject first, SchemaObject second) {
        Optional<TableData> one = before.find(first.path().toString());
        Optional<TableData> other = after.find(second.path().toString());
        return one.isEmpty() || other.isEmpty() || rows(one.get()).equals(rows(other.get()));
    }

    private static List<String> rows(TableData table) {
        List<String> columns = table.columns().stream().sorted().toList();
        return table.rows().stream()
                .map(row -> String.valueOf(
                        columns.stream().map(column -> table.value(row, column)).toList()))
                .sorted()
                .toList();
    }

    /** Row by row, by the keys that both moments have, or in order where there is no key. */
    private boolean ofColumns(SchemaObject first, SchemaObject second) {
        Optional<TableData> one =
                before.find(first.path().parent().orElseThrow().toString());
        Optional<TableData> other =
                after.find(second.path().parent().orElseThrow().toString());
        return one.isEmpty()
                || other.isEmpty()
                || values(one.get(), first.name()).equals(values(other.get(), second.name()));
    }

    private static List<String> values(TableData table, String column) {
        List<String> key = table.keyColumns().contains(column) ? List.of() : table.keyColumns();
        return table.rows().stream()
                .map(row -> key.stream().map(it -> table.value(row, it)).toList() + " " + table.value(row, column))
                .sorted()
                .toList();
    }
}
