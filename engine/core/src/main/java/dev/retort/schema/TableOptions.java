package dev.retort.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a table is stored. Each option means something on one database and nothing on the other.
 *
 * @param strict SQLite: types are enforced
 * @param withoutRowid SQLite: the primary key is the table's order
 * @param autoincrement SQLite: numbers of an {@code INTEGER PRIMARY KEY} are never used twice
 * @param unlogged PostgreSQL: not written to the log
 * @param partitionBy PostgreSQL: such as {@code RANGE (created_at)}
 * @param storage PostgreSQL: storage options such as {@code fillfactor}
 * @param inherits PostgreSQL: parents
 * @param method PostgreSQL: the access method, such as {@code heap}; empty for the database's own
 * @param tablespace PostgreSQL: where it is stored; empty for the database's own
 */
public record TableOptions(
        boolean strict,
        boolean withoutRowid,
        boolean autoincrement,
        boolean unlogged,
        Optional<String> partitionBy,
        Map<String, String> storage,
        List<QualifiedName> inherits,
        Optional<String> method,
        Optional<String> tablespace) {

    /** No option set. */
    public static final TableOptions NONE = new TableOptions(
            false, false, false, false, Optional.empty(), Map.of(), List.of(), Optional.empty(), Optional.empty());

    /** Copies the collections. */
    public TableOptions {
        storage = Collections.unmodifiableMap(new TreeMap<>(storage));
        inherits = List.copyOf(inherits);
    }

    /** A copy with enforced types on SQLite. */
    public TableOptions withStrict() {
        return with(true, withoutRowid, autoincrement, unlogged);
    }

    /** A copy without rowids on SQLite. */
    public TableOptions withNoRowid() {
        return with(strict, true, autoincrement, unlogged);
    }

    /** A copy whose numbers are never used twice on SQLite. */
    public TableOptions withAutoincrement() {
        return with(strict, withoutRowid, true, unlogged);
    }

    /** A copy that PostgreSQL doesn't log. */
    public TableOptions withUnlogged() {
        return with(strict, withoutRowid, autoincrement, true);
    }

    /** A copy that PostgreSQL keeps in parts. */
    public TableOptions withPartitionBy(String key) {
        return with(Optional.of(key), storage, inherits, method, tablespace);
    }

    /** A copy with a storage option of PostgreSQL. */
    public TableOptions withStorage(String option, String value) {
        Map<String, String> more = new TreeMap<>(storage);
        more.put(option, value);
        return with(partitionBy, more, inherits, method, tablespace);
    }

    /** A copy with a parent on PostgreSQL. */
    public TableOptions withParent(QualifiedName parent) {
        List<QualifiedName> more = new ArrayList<>(inherits);
        more.add(parent);
        return with(partitionBy, storage, more, method, tablespace);
    }

    /** A copy with an access method of PostgreSQL. */
    public TableOptions withMethod(String name) {
        return with(partitionBy, storage, inherits, Optional.of(name), tablespace);
    }

    /** A copy in a tablespace of PostgreSQL. */
    public TableOptions withTablespace(String name) {
        return with(partitionBy, storage, inherits, method, Optional.of(name));
    }

    private TableOptions with(boolean types, boolean noRowid, boolean counted, boolean unsafe) {
        return new TableOptions(types, noRowid, counted, unsafe, partitionBy, storage, inherits, method, tablespace);
    }

    private TableOptions with(
            Optional<String> parts,
            Map<String, String> settings,
            List<QualifiedName> parents,
            Optional<String> access,
            Optional<String> place) {
        return new TableOptions(strict, withoutRowid, autoincrement, unlogged, parts, settings, parents, access, place);
    }
}
