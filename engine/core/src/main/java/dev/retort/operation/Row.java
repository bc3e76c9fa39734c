package dev.retort.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by column, in order. A value may be null, text, a number, a boolean, bytes, a UUID, a date or time of
 * {@code java.time}, or a list for an array.
 */
public final class Row {

    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A row of columns and values in turn: {@code row("id", 1, "name", "Ada")}. */
    public static Row row(@Nullable Object... columnsAndValues) {
        if (columnsAndValues.length % 2 != 0) {
            throw new InvalidOperationException("a row's last column has no value", "give columns and values in turn");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            if (!(columnsAndValues[i] instanceof String column)) {
                throw new InvalidOperationException(
                        "a row's column is not a text: " + columnsAndValues[i], "give columns and values in turn");
            }
            values.put(column, columnsAndValues[i + 1]);
        }
        return new Row(values);
    }

    /** A row of a map's entries, in its order. */
    public static Row of(Map<String, @Nullable Object> values) {
        return new Row(values);
    }

    /** The columns in order. */
    public Set<String> columns() {
        return values.keySet();
    }

    /** Whether the row names this column. */
    public boolean has(String column) {
        return values.containsKey(column);
    }

    /** The value of a column; null both for NULL and for a column that the row doesn't name. */
    public @Nullable Object get(String column) {
        return values.get(column);
    }

    /** The value of a column as text; empty for NULL. */
    public Optional<String> text(String column) {
        return Optional.ofNullable(values.get(column)).map(Object::toString);
    }

    /** The value of a column as a whole number; an error if it holds none. */
    public long number(String column) {
        Object value = values.get(column);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new InvalidOperationException("column " + column + " holds no number here", "check for NULL first");
    }

    /** All values by column, in order. */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
