package dev.retort.assertions;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The keys and indexes of one table, for {@link SchemaAssert}. */
record TableKeys(SchemaAssert parent, SchemaSnapshot schema, SchemaObject table) {

    SchemaAssert requireIndex(List<String> columns) {
        if (indexed().noneMatch(object -> isOn(object, columns))) {
            throw wrong("an index on", columns, indexed());
        }
        return parent;
    }

    SchemaAssert refuseIndex(List<String> columns) {
        indexed().filter(object -> isOn(object, columns)).findFirst().ifPresent(found -> {
            throw parent.wrong("Expected no index on %s but there is %s".formatted(place(columns), described(found)));
        });
        return parent;
    }

    SchemaAssert requireKey(ObjectKind kind, List<String> columns) {
        if (all(kind).noneMatch(object -> same(KeyDefinition.of(object).columns(), columns))) {
            throw wrong(
                    "a " + kind.label() + (kind == ObjectKind.UNIQUE ? " constraint on" : " on"), columns, all(kind));
        }
        return parent;
    }

    SchemaAssert requireForeignKey(List<String> columns, String target, List<String> targetColumns) {
        Predicate<KeyDefinition> wanted = key ->
                same(key.columns(), columns) && isTable(key.target(), target) && same(key.others(), targetColumns);
        if (all(ObjectKind.FOREIGN_KEY).map(KeyDefinition::of).noneMatch(wanted)) {
            String to = " to %s (%s)".formatted(target, String.join(", ", targetColumns));
            throw parent.wrong("Expected a foreign key from %s%s but there is %s"
                    .formatted(place(columns), to, listed(all(ObjectKind.FOREIGN_KEY))));
        }
        return parent;
    }

    SchemaAssert refuseForeignKey(List<String> columns) {
        all(ObjectKind.FOREIGN_KEY)
                .filter(object -> same(KeyDefinition.of(object).columns(), columns))
                .findFirst()
                .ifPresent(found -> {
                    throw parent.wrong("Expected no foreign key from %s but there is %s"
                            .formatted(place(columns), described(found)));
                });
        return parent;
    }

    private AssertionError wrong(String wanted, List<String> columns, Stream<SchemaObject> there) {
        return parent.wrong("Expected %s %s but there is %s".formatted(wanted, place(columns), listed(there)));
    }

    private Stream<SchemaObject> all(ObjectKind kind) {
        return table.children(kind).stream();
    }

    private Stream<SchemaObject> indexed() {
        return Stream.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.INDEX)
                .flatMap(this::all);
    }

    private boolean isOn(SchemaObject object, List<String> columns) {
        return object.kind() == ObjectKind.INDEX
                ? same(object.names("keys"), columns)
                : same(KeyDefinition.of(object).columns(), columns);
    }

    private boolean same(List<String> found, List<String> wanted) {
        return schema.database().isPostgresql()
                ? found.equals(wanted)
                : String.join("\n", found).equalsIgnoreCase(String.join("\n", wanted));
    }

    private boolean isTable(String found, String wanted) {
        return same(List.of(found), List.of(wanted)) || found.equals("public." + wanted);
    }

    private String place(List<String> columns) {
        return "%s (%s)".formatted(table.path(), String.join(", ", columns));
    }

    private static String listed(Stream<SchemaObject> objects) {
        return Wording.listed(objects.map(TableKeys::described).toList());
    }

    private static String described(SchemaObject object) {
        String definition = object.attribute("definition")
                .orElseGet(() -> "(" + object.attribute("columns").orElse("") + ")");
        return object.serverMadeName() && object.path().parts().size() == 2
                ? definition
                : "%s %s: %s".formatted(object.kind().label(), object.name(), definition);
    }
}
