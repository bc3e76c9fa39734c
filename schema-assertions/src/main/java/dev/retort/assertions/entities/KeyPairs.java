package dev.retort.assertions.entities;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Primary and foreign keys of a table on both sides. */
final class KeyPairs {

    private static final String NO_ACTION = "no action";

    private final SchemaSnapshot from;
    private final SchemaSnapshot to;
    private final SchemaObject wantedTable;
    private final SchemaObject actualTable;

    KeyPairs(SchemaSnapshot from, SchemaSnapshot to, SchemaObject wantedTable, SchemaObject actualTable) {
        this.from = from;
        this.to = to;
        this.wantedTable = wantedTable;
        this.actualTable = actualTable;
    }

    void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
        primary(wanted, actual);
        for (SchemaObject key : wantedTable.children(ObjectKind.FOREIGN_KEY)) {
            wanted.add(foreign(from, key, key));
        }
        for (SchemaObject key : actualTable.children(ObjectKind.FOREIGN_KEY)) {
            SchemaObject same = wantedTable.children(ObjectKind.FOREIGN_KEY).stream()
                    .filter(other -> columns(other).equals(columns(key)))
                    .findFirst()
                    .orElse(key);
            actual.add(foreign(to, key, same));
        }
    }

    /** A collection that may hold a thing twice has no key in the entities; the order of columns isn't theirs to say. */
    private void primary(List<SchemaObject> wanted, List<SchemaObject> actual) {
        Optional<SchemaObject> one =
                wantedTable.children(ObjectKind.PRIMARY_KEY).stream().findFirst();
        Optional<SchemaObject> other =
                actualTable.children(ObjectKind.PRIMARY_KEY).stream().findFirst();
        one.ifPresent(key -> {
            wanted.add(primary(key, key));
            other.ifPresent(there -> actual.add(primary(there, key)));
        });
    }

    private static SchemaObject primary(SchemaObject key, SchemaObject model) {
        Set<String> columns = new TreeSet<>(columns(key));
        return Parts.leaf(key, list(columns(model)), Map.of("columns", String.join(", ", columns)));
    }

    /** NO ACTION and RESTRICT refuse the same, only at another time; ON UPDATE counts if the entities have it. */
    private static SchemaObject foreign(SchemaSnapshot schema, SchemaObject key, SchemaObject model) {
        KeyDefinition definition = KeyDefinition.of(key);
        Map<String, String> attributes = new LinkedHashMap<>();
        List<String> others = definition.others();
        attributes.put(
                "references",
                definition.target() + " " + list(others.isEmpty() ? primaryKey(schema, definition.target()) : others));
        attributes.put("on delete", action(definition, "delete"));
        if (!action(KeyDefinition.of(model), "update").equals(NO_ACTION)) {
            attributes.put("on update", action(definition, "update"));
        }
        return Parts.leaf(key, list(definition.columns()), attributes);
    }

    private static String action(KeyDefinition key, String event) {
        for (String action : List.of("cascade", "set null", "set default")) {
            if (key.actions().contains(" on " + event + " " + action)) {
                return action;
            }
        }
        return NO_ACTION;
    }

    private static List<String> primaryKey(SchemaSnapshot schema, String table) {
        return schema.find(ObjectKind.TABLE, table).stream()
                .flatMap(found -> found.children(ObjectKind.PRIMARY_KEY).stream())
                .findFirst()
                .map(KeyPairs::columns)
                .orElse(List.of());
    }

    private static List<String> columns(SchemaObject key) {
        return KeyDefinition.of(key).columns();
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
