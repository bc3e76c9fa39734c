package dev.retort.junit.evidence;

import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.Coverage.Column;
import dev.retort.junit.generation.Coverage.Table;
import dev.retort.junit.generation.GeneratedRows.Untested;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the generated rows of a walk show, all revisions together, and the tables that never had one. */
public final class RowCoverage {

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Untested> untested = new LinkedHashMap<>();

    RowCoverage() {}

    void add(Table table) {
        tables.merge(table.name(), table, RowCoverage::both);
    }

    void add(Untested table) {
        untested.put(table.table(), table);
    }

    private static Table both(Table one, Table other) {
        Map<String, Column> columns = new LinkedHashMap<>();
        one.columns().forEach(column -> columns.put(column.name(), column));
        other.columns().forEach(column -> columns.merge(column.name(), column, RowCoverage::both));
        return new Table(
                one.name(),
                Math.max(one.generated(), other.generated()),
                Math.max(one.found(), other.found()),
                List.copyOf(columns.values()));
    }

    private static Column both(Column one, Column other) {
        return new Column(
                one.name(),
                one.nullable() || other.nullable(),
                one.seenNull() || other.seenNull(),
                one.seenValue() || other.seenValue(),
                Math.max(one.limits(), other.limits()),
                Math.max(one.possible(), other.possible()));
    }

    /** What the rows show. */
    public Coverage coverage() {
        return new Coverage(List.copyOf(tables.values()));
    }

    /** Tables that never had a row, each with the reason. */
    public List<Untested> untested() {
        return untested.values().stream()
                .filter(table -> tables.get(table.table()) == null
                        || !tables.get(table.table()).isFilled())
                .toList();
    }
}
