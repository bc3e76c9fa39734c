package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Remembers the keys of a table's rows, so that no second one is drawn where one must be unique. */
final class KeyGuard {

    private final TableFacts table;
    private final Map<UniqueKey, Set<List<String>>> taken = new HashMap<>();

    KeyGuard(TableFacts table) {
        this.table = table;
    }

    /**
     * The first key that a row would have twice.
     *
     * @param applies whether a partial index is about the row
     */
    Optional<UniqueKey> findConflict(Map<String, Value> row, Predicate<UniqueKey> applies) {
        for (UniqueKey key : table.keys()) {
            Optional<List<String>> values = values(key, row);
            boolean held =
                    values.isPresent() && taken.getOrDefault(key, Set.of()).contains(values.get());
            if (held && applies.test(key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    void add(Map<String, Value> row, Predicate<UniqueKey> applies) {
        table.keys().stream().filter(applies).forEach(key -> addTo(key, row));
    }

    void addTo(UniqueKey key, Map<String, Value> row) {
        values(key, row).ifPresent(values -> taken.computeIfAbsent(key, any -> new HashSet<>())
                .add(values));
    }

    /** Empty if the row has no such key: a column that the database fills, or a NULL, which equals no other one. */
    private Optional<List<String>> values(UniqueKey key, Map<String, Value> row) {
        List<String> values = new ArrayList<>();
        for (String column : key.columns()) {
            Value value = row.get(column);
            if (value == null || (value.isNull() && !key.nullsEqual())) {
                return Optional.empty();
            }
            ColumnFacts facts = table.column(column);
            String compared = value.isNull() ? "\0" : value.key(key.loose() || facts.ignoresCase());
            values.add(facts.type().equals("bpchar") ? compared.stripTrailing() : compared);
        }
        return Optional.of(values);
    }
}
