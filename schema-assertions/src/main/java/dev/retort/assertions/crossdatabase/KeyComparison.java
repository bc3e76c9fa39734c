package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Primary keys, unique constraints and foreign keys, by their columns. */
final class KeyComparison {

    private final TablePair pair;
    private final SchemaSnapshot sqlite;
    private final SchemaSnapshot postgres;
    private final Findings findings;

    KeyComparison(TablePair pair, SchemaSnapshot sqlite, SchemaSnapshot postgres, Findings findings) {
        this.pair = pair;
        this.sqlite = sqlite;
        this.postgres = postgres;
        this.findings = findings;
    }

    void compare() {
        for (ObjectKind kind : Set.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY)) {
            Portable.pair(
                    of(pair.sqlite(), kind),
                    of(pair.postgresql(), kind),
                    key -> findings.onlySqlite(kind, path(key), shown(key)),
                    key -> findings.onlyPostgresql(kind, path(key), shown(key)),
                    (left, right) -> compare(kind, left, right));
        }
    }

    private static Map<String, SchemaObject> of(SchemaObject table, ObjectKind kind) {
        return Portable.by(table.children(kind), KeyComparison::columns);
    }

    private static String columns(SchemaObject key) {
        return list(KeyDefinition.of(key).columns());
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", Portable.lower(columns)) + ")";
    }

    private ObjectPath path(SchemaObject key) {
        return pair.inside(columns(key));
    }

    private static String shown(SchemaObject key) {
        return key.attribute("definition").orElse("");
    }

    private void compare(ObjectKind kind, SchemaObject left, SchemaObject right) {
        if (kind == ObjectKind.FOREIGN_KEY) {
            ObjectPath path = path(left);
            findings.compare(kind, path, "references", references(left, sqlite), references(right, postgres));
            findings.compare(kind, path, "actions", actions(left), actions(right));
            findings.compare(kind, path, "checked", checked(left), checked(right));
        }
    }

    private static String references(SchemaObject key, SchemaSnapshot schema) {
        KeyDefinition definition = KeyDefinition.of(key);
        List<String> others =
                definition.others().isEmpty() ? primaryKey(definition.target(), schema) : definition.others();
        return Portable.lower(definition.target()).replaceFirst("^public\\.", "") + " " + list(others);
    }

    private static List<String> primaryKey(String table, SchemaSnapshot schema) {
        return schema.find(ObjectKind.TABLE, table).stream()
                .flatMap(found -> found.children(ObjectKind.PRIMARY_KEY).stream())
                .map(key -> KeyDefinition.of(key).columns())
                .findFirst()
                .orElse(List.of());
    }

    private static String actions(SchemaObject key) {
        return KeyDefinition.of(key).actions().strip();
    }

    private static String checked(SchemaObject key) {
        return KeyDefinition.of(key).deferred() ? "at the end" : "at once";
    }
}
