package dev.retort.assertions.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some columns of a table, to look at its rows by them. */
final class RowShape {

    private final List<String> columns;
    private final int[] places;

    RowShape(TableData table, List<String> columns) {
        this.columns = columns;
        this.places = columns.stream().mapToInt(table.columns()::indexOf).toArray();
    }

    Optional<String> value(Row row, int column) {
        return row.values().get(places[column]);
    }

    Row of(Row row) {
        List<Optional<String>> values = new ArrayList<>(places.length);
        for (int place : places) {
            values.add(row.values().get(place));
        }
        return new Row(values);
    }

    /** Such as {@code id=1, part=2}. */
    String shown(Row row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            parts.add(columns.get(i) + "=" + value(row, i).orElse("NULL"));
        }
        return String.join(", ", parts);
    }
}
