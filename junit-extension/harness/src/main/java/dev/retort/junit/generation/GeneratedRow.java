package dev.retort.junit.generation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A row that was generated: the table and the exact value of each column that can be written to. */
public final class GeneratedRow {

    private final TableFacts facts;
    private final Map<String, Value> values;
    private final Set<String> later;
    private final int together;

    /**
     * @param later columns that are NULL when the row is inserted and get their value when all rows are there
     * @param together rows with the same number other than 0 can only be inserted in one statement
     */
    GeneratedRow(TableFacts facts, Map<String, Value> values, Set<String> later, int together) {
        this.facts = facts;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.later = Set.copyOf(later);
        this.together = together;
    }

    /** The table, with its schema on PostgreSQL. */
    public String table() {
        return facts.name();
    }

    /** Each column with its value as a literal of the database. */
    public Map<String, String> values() {
        Map<String, String> literals = new LinkedHashMap<>();
        values.forEach((column, value) -> literals.put(column, value.sql()));
        return literals;
    }

    /** A column's value as a literal of the database; empty if the table has no such column, or nobody writes to it. */
    public Optional<String> find(String column) {
        return Optional.ofNullable(values.get(column)).map(Value::sql);
    }

    TableFacts facts() {
        return facts;
    }

    Map<String, Value> row() {
        return values;
    }

    Set<String> later() {
        return later;
    }

    int together() {
        return together;
    }

    GeneratedRow with(Map<String, Value> others) {
        return new GeneratedRow(facts, others, later, together);
    }

    GeneratedRow withLater(Map<String, Value> others, Set<String> columns) {
        return new GeneratedRow(facts, others, columns, together);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeneratedRow that && table().equals(that.table()) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Such as {@code users (id = 1, name = 'x')}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", ", facts.name() + " (", ")"));
    }
}
