package dev.retort.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a table is kept. Each option has a meaning on one database and none on the other.
 *
 * @param strict SQLite: types are enforced
 * @param withoutRowid SQLite: the primary key is the table's order
 * @param autoincrement SQLite: numbers of an {@code INTEGER PRIMARY KEY} are never used twice
 * @param unlogged PostgreSQL: not written to the log
 * @param partitionBy PostgreSQL: such as {@code RANGE (created_at)}
 * @param storage PostgreSQL: storage options such as {@code fillfactor}
 * @param inherits PostgreSQL: parents
 */
public record TableOptions(
        boolean strict,
        boolean withoutRowid,
        boolean autoincrement,
        boolean unlogged,
        Optional<String> partitionBy,
        Map<String, String> storage,
        List<QualifiedName> inherits) {

    /** No option set. */
    public static final TableOptions NONE =
            new TableOptions(false, false, false, false, Optional.empty(), Map.of(), List.of());

    /** Copies the collections. */
    public TableOptions {
        storage = Collections.unmodifiableMap(new TreeMap<>(storage));
        inherits = List.copyOf(inherits);
    }

    /** A copy with enforced types on SQLite. */
    public TableOptions withStrict() {
        return new TableOptions(true, withoutRowid, autoincrement, unlogged, partitionBy, storage, inherits);
    }

    /** A copy without rowids on SQLite. */
    public TableOptions withNoRowid() {
        return new TableOptions(strict, true, autoincrement, unlogged, partitionBy, storage, inherits);
    }

    /** A copy whose numbers are never used twice on SQLite. */
    public TableOptions withAutoincrement() {
        return new TableOptions(strict, withoutRowid, true, unlogged, partitionBy, storage, inherits);
    }

    /** A copy that PostgreSQL doesn't log. */
    public TableOptions withUnlogged() {
        return new TableOptions(strict, withoutRowid, autoincrement, true, partitionBy, storage, inherits);
    }

    /** A copy that PostgreSQL keeps in parts. */
    public TableOptions withPartitionBy(String key) {
        return new TableOptions(strict, withoutRowid, autoincrement, unlogged, Optional.of(key), storage, inherits);
    }

    /** A copy with a storage option of PostgreSQL. */
    public TableOptions withStorage(String option, String value) {
        Map<String, String> more = new TreeMap<>(storage);
        more.put(option, value);
        return new TableOptions(strict, withoutRowid, autoincrement, unlogged, partitionBy, more, inherits);
    }
}
