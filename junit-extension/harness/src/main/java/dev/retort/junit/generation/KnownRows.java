package dev.retort.junit.generation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that are known of each table: those that were there, those inserted, and keys of rows still to come. */
final class KnownRows {

    private final Map<String, TableFacts> tables = new HashMap<>();
    private final Map<String, List<Map<String, Value>>> rows = new HashMap<>();
    private final Map<String, List<Map<String, Value>>> promised = new HashMap<>();

    KnownRows(List<TableFacts> all) {
        all.forEach(table -> tables.put(table.name(), table));
    }

    /** A row of a partition is one of its table, too. */
    void add(String table, Map<String, Value> row) {
        rows.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
        parent(table).ifPresent(parent -> add(parent, row));
    }

    private Optional<String> parent(String table) {
        return Optional.ofNullable(tables.get(table)).flatMap(TableFacts::partitionOf);
    }

    void promise(String table, Map<String, Value> key) {
        promised.computeIfAbsent(table, any -> new ArrayList<>()).add(key);
    }

    List<Map<String, Value>> promises(String table) {
        return promised.getOrDefault(table, List.of());
    }

    void fulfil(String table, Map<String, Value> key) {
        promised.getOrDefault(table, new ArrayList<>()).remove(key);
    }

    List<Map<String, Value>> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Forgets what was taken back. */
    void keepFirst(String table, int count) {
        List<Map<String, Value>> known = rows.getOrDefault(table, new ArrayList<>());
        known.subList(Math.min(count, known.size()), known.size()).clear();
    }

    boolean isTable(String name) {
        return tables.containsKey(name);
    }
}
