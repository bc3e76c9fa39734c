package dev.retort.assertions.entities;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A table that both schemas have, with what entities can say of it on each side. */
final class TablePair {

    private final SchemaObject wantedTable;
    private final SchemaObject actualTable;
    private final List<SchemaObject> wanted = new ArrayList<>();
    private final List<SchemaObject> actual = new ArrayList<>();

    TablePair(SchemaSnapshot from, SchemaSnapshot to, SchemaObject wantedTable, SchemaObject actualTable) {
        this.wantedTable = wantedTable;
        this.actualTable = actualTable;
        new ColumnPairs(from.database(), wantedTable, actualTable).addTo(wanted, actual);
        new KeyPairs(wantedTable, actualTable).addTo(wanted, actual);
        new IndexPairs(wantedTable, actualTable).addTo(wanted, actual);
        new CheckPairs(from.database(), wantedTable, actualTable).addTo(wanted, actual);
    }

    SchemaObject wanted() {
        return table(wantedTable, wanted);
    }

    SchemaObject actual() {
        return table(actualTable, actual);
    }

    /** A comment counts if the entities have one. */
    private SchemaObject table(SchemaObject table, List<SchemaObject> children) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (wantedTable.attribute("comment").isPresent()) {
            table.attribute("comment").ifPresent(comment -> attributes.put("comment", comment));
        }
        return new SchemaObject(ObjectKind.TABLE, table.path(), attributes, children, false);
    }

    /** A part with another name and only these attributes. */
    static SchemaObject leaf(SchemaObject part, String name, Map<String, String> attributes) {
        ObjectPath path = part.path().parent().orElseThrow().child(name);
        return new SchemaObject(part.kind(), path, attributes, List.of(), false);
    }

    /** Those of some for which there is none among others that is the same. */
    static <K> List<SchemaObject> without(
            List<SchemaObject> some, List<SchemaObject> others, Function<SchemaObject, K> identity) {
        List<K> there = others.stream().map(identity).toList();
        return some.stream()
                .filter(part -> !there.contains(identity.apply(part)))
                .toList();
    }

    /** Primary and foreign keys of a table on both sides. */
    private record KeyPairs(SchemaObject wantedTable, SchemaObject actualTable) {

        private static final String NO_ACTION = "no action";

        void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
            primary(wanted, actual);
            for (SchemaObject key : wantedTable.children(ObjectKind.FOREIGN_KEY)) {
                wanted.add(foreign(key, key));
            }
            for (SchemaObject key : actualTable.children(ObjectKind.FOREIGN_KEY)) {
                SchemaObject same = wantedTable.children(ObjectKind.FOREIGN_KEY).stream()
                        .filter(other -> columns(other).equals(columns(key)))
                        .findFirst()
                        .orElse(key);
                actual.add(foreign(key, same));
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
            return TablePair.leaf(key, list(columns(model)), Map.of("columns", String.join(", ", columns)));
        }

        /** NO ACTION and RESTRICT refuse the same, only at another time; ON UPDATE counts if the entities have it. */
        private static SchemaObject foreign(SchemaObject key, SchemaObject model) {
            KeyDefinition definition = KeyDefinition.of(key);
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("references", definition.target() + " " + list(definition.others()));
            attributes.put("on delete", action(definition.onDelete()));
            if (!action(KeyDefinition.of(model).onUpdate()).equals(NO_ACTION)) {
                attributes.put("on update", action(definition.onUpdate()));
            }
            return TablePair.leaf(key, list(definition.columns()), attributes);
        }

        private static String action(String action) {
            return action.isEmpty() || action.equals("restrict") ? NO_ACTION : action;
        }

        private static List<String> columns(SchemaObject key) {
            return KeyDefinition.of(key).columns();
        }

        private static String list(List<String> columns) {
            return "(" + String.join(", ", columns) + ")";
        }
    }
}
