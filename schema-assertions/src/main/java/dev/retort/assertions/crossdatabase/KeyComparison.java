package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Set;

/** Primary keys, unique constraints and foreign keys, by their columns. */
record KeyComparison(TablePair pair) {

    void compare() {
        for (ObjectKind kind : Set.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY)) {
            pair.pair(
                    kind,
                    KeyComparison::columns,
                    (key, any) -> shown(key),
                    (left, right) -> compare(kind, left, right));
        }
    }

    private static String columns(SchemaObject key) {
        return list(KeyDefinition.of(key).columns());
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", Portable.lower(columns)) + ")";
    }

    private static String shown(SchemaObject key) {
        return key.attribute("definition").orElse("");
    }

    private void compare(ObjectKind kind, SchemaObject left, SchemaObject right) {
        if (kind == ObjectKind.FOREIGN_KEY) {
            String name = columns(left);
            pair.compare(kind, name, "references", references(left), references(right));
            pair.compare(kind, name, "actions", actions(left), actions(right));
            pair.compare(kind, name, "checked", checked(left), checked(right));
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
