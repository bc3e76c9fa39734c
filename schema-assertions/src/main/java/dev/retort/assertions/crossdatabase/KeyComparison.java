package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Primary keys, unique constraints and foreign keys, by their columns. */
final class KeyComparison {

    private final TablePair pair;
    private final Findings findings;

    KeyComparison(TablePair pair, Findings findings) {
        this.pair = pair;
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
            findings.compare(kind, path, "references", references(left), references(right));
            findings.compare(kind, path, "actions", actions(left), actions(right));
            findings.compare(kind, path, "checked", checked(left), checked(right));
        }
    }

    private static String references(SchemaObject key) {
        KeyDefinition definition = KeyDefinition.of(key);
        return Portable.lower(definition.target()).replaceFirst("^public\\.", "") + " " + list(definition.others());
    }

    private static String actions(SchemaObject key) {
        return KeyDefinition.of(key).actions().strip();
    }

    private static String checked(SchemaObject key) {
        return KeyDefinition.of(key).deferred() ? "at the end" : "at once";
    }
}
