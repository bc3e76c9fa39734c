package dev.retort.row;

import dev.retort.error.InvalidOperationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

    /** The value of a column as a whole number; empty for NULL. */
    public Optional<Long> integer(String column) {
        return read(column, "whole number", ReadValue::integer);
    }

    /** The value of a column as an exact decimal; empty for NULL. */
    public Optional<BigDecimal> decimal(String column) {
        return read(column, "decimal", ReadValue::decimal);
    }

    /** The value of a column as a truth value; empty for NULL. SQLite's 1 and 0 count as true and false. */
    public Optional<Boolean> bool(String column) {
        return read(column, "truth value", ReadValue::bool);
    }

    /** The value of a column as an instant; empty for NULL. One that is stored without a zone counts as UTC. */
    public Optional<Instant> instant(String column) {
        return read(column, "instant", ReadValue::instant);
    }

    /** The value of a column as a date and time without a zone; empty for NULL. */
    public Optional<LocalDateTime> timestamp(String column) {
        return read(column, "date and time", ReadValue::timestamp);
    }

    /** The value of a column as a date; empty for NULL. */
    public Optional<LocalDate> date(String column) {
        return read(column, "date", ReadValue::date);
    }

    /** The value of a column as a time of day; empty for NULL. */
    public Optional<LocalTime> time(String column) {
        return read(column, "time of day", ReadValue::time);
    }

    /** The value of a column as bytes; empty for NULL. */
    public Optional<byte[]> bytes(String column) {
        return read(column, "bytes", ReadValue::bytes);
    }

    /** The value of a column as a UUID; empty for NULL. */
    public Optional<UUID> uuid(String column) {
        return read(column, "UUID", ReadValue::uuid);
    }

    /** A copy with some of its columns, in the order given. */
    public Row only(List<String> columns) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        columns.forEach(column -> kept.put(column, values.get(column)));
        return new Row(kept);
    }

    /** The value itself is kept out of the message: it may be anyone's. */
    private <T> Optional<T> read(String column, String kind, Function<Object, Optional<T>> reader) {
        if (!values.containsKey(column)) {
            throw new InvalidOperationException(
                    "a row has no column " + column, "read one of these, or select it: " + values.keySet());
        }
        Object value = values.get(column);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(reader.apply(value)
                .orElseThrow(() -> new InvalidOperationException(
                        "column " + column + " holds no " + kind + " but a "
                                + value.getClass().getSimpleName(),
                        "read it as what it is, or cast it in the query")));
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
