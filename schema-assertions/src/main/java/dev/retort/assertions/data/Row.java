package dev.retort.assertions.data;

import java.util.List;
import java.util.Optional;

/**
 * One row; the values are in the order of the table's columns.
 *
 * @param values each value as exact text, in a form that the database itself reads back to the same value; empty for
 *     NULL. SQLite's texts are in quotes, so that {@code '1'} isn't {@code 1}.
 */
public record Row(List<Optional<String>> values) {

    /** Copies the values. */
    public Row {
        values = List.copyOf(values);
    }

    boolean hasNull() {
        return values.stream().anyMatch(Optional::isEmpty);
    }
}
