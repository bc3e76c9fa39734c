package dev.retort.junit.generation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rows of a database show.
 *
 * @param tables each table in the order in which it was filled
 */
public record Coverage(List<Table> tables) {

    /** Copies the list. */
    public Coverage {
        tables = List.copyOf(tables);
    }

    /**
     * What the rows of one table show.
     *
     * @param name the table, with its schema on PostgreSQL
     * @param generated how many rows were generated
     * @param found how many were there before, as far as they were counted
     * @param columns each column that can be written to
     */
    public record Table(String name, int generated, int found, List<Column> columns) {

        /** Copies the list. */
        public Table {
            columns = List.copyOf(columns);
        }

        /** Whether it has a row. */
        public boolean isFilled() {
            return generated + found > 0;
        }
    }

    /**
     * What was seen of a column among the generated rows.
     *
     * @param name the column
     * @param nullable whether NULL fits into it
     * @param seenNull whether NULL was there
     * @param seenValue whether another value was there
     * @param limits how many of the values at its limits were there: empty, least, greatest, unusual, beside a check's constant
     * @param possible how many of these fit into it
     */
    public record Column(
            String name, boolean nullable, boolean seenNull, boolean seenValue, int limits, int possible) {}

    static Table of(TableFacts facts, Choices choices, List<GeneratedRow> rows, int found) {
        Map<String, Set<Value>> seen = new HashMap<>();
        rows.forEach(row -> row.row().forEach((column, value) -> seen.computeIfAbsent(column, any -> new HashSet<>())
                .add(value)));
        List<Column> columns = new ArrayList<>();
        for (ColumnFacts column : facts.writable()) {
            Set<Value> values = seen.getOrDefault(column.name(), Set.of());
            Choices.Choice choice = choices.of(column.name());
            Set<Value> limits = new HashSet<>(choice.limits());
            limits.addAll(choice.constants());
            boolean drawn = !column.filled() && !facts.isReferring(column.name());
            columns.add(new Column(
                    column.name(),
                    choice.nullable(),
                    values.stream().anyMatch(Value::isNull),
                    values.stream().anyMatch(value -> !value.isNull()),
                    drawn ? (int) limits.stream().filter(values::contains).count() : 0,
                    drawn ? limits.size() : 0));
        }
        return new Table(facts.name(), rows.size(), found, columns);
    }

    /** How many tables have a row. */
    public long filled() {
        return tables.stream().filter(Table::isFilled).count();
    }

    /** One line for all tables together. */
    public String summary() {
        List<Column> columns = tables.stream()
                .filter(table -> table.generated() > 0)
                .flatMap(table -> table.columns().stream())
                .toList();
        return "%d of %d tables filled with %d rows; NULL in %d of %d columns that take it, a value in %d of %d; %d of %d limits"
                .formatted(
                        filled(),
                        tables.size(),
                        tables.stream().mapToInt(Table::generated).sum(),
                        columns.stream()
                                .filter(column -> column.nullable() && column.seenNull())
                                .count(),
                        columns.stream().filter(Column::nullable).count(),
                        columns.stream().filter(Column::seenValue).count(),
                        columns.size(),
                        columns.stream().mapToInt(Column::limits).sum(),
                        columns.stream().mapToInt(Column::possible).sum());
    }

    /** The summary and a line for each table. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary());
        for (Table table : tables) {
            text.append("\n  ")
                    .append(table.name())
                    .append(": ")
                    .append(table.generated())
                    .append(" rows");
            text.append(table.found() > 0 ? ", " + table.found() + " were there" : "");
            List<String> never = table.columns().stream()
                    .filter(column -> table.generated() > 0 && column.nullable() && !column.seenNull())
                    .map(Column::name)
                    .toList();
            text.append(never.isEmpty() ? "" : "; never NULL: " + String.join(", ", never));
            List<String> always = table.columns().stream()
                    .filter(column -> table.generated() > 0 && !column.seenValue())
                    .map(Column::name)
                    .toList();
            text.append(always.isEmpty() ? "" : "; only NULL: " + String.join(", ", always));
        }
        return text.toString();
    }
}
