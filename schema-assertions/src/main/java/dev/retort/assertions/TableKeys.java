package dev.retort.assertions;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys and indexes of one table, for {@link SchemaAssert}. */
final class TableKeys {

    private final SchemaAssert parent;
    private final SchemaSnapshot schema;
    private final SchemaObject table;

    TableKeys(SchemaAssert parent, SchemaSnapshot schema, SchemaObject table) {
        this.parent = parent;
        this.schema = schema;
        this.table = table;
    }

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
        Predicate<KeyDefinition> wanted = key -> same(key.columns(), columns)
                && isTable(key.target(), target)
                && same(key.others().isEmpty() ? primaryKey(key.target()) : key.others(), targetColumns);
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
        if (object.kind() == ObjectKind.INDEX) {
            int flags = schema.database().isPostgresql() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            String wanted = columns.stream().map(TableKeys::quotedOrNot).collect(Collectors.joining(", "));
            return Pattern.compile(wanted, flags)
                    .matcher(object.attribute("columns").orElse(""))
                    .matches();
        }
        return same(KeyDefinition.of(object).columns(), columns);
    }

    /** Between expressions, names are shown as SQL; callers name columns as they do elsewhere. */
    private static String quotedOrNot(String column) {
        return "(?:%s|%s)".formatted(Pattern.quote(column), Pattern.quote('"' + column.replace("\"", "\"\"") + '"'));
    }

    private List<String> primaryKey(String target) {
        return schema.find(ObjectKind.TABLE, target).stream()
                .flatMap(found -> found.children(ObjectKind.PRIMARY_KEY).stream())
                .map(key -> KeyDefinition.of(key).columns())
                .findFirst()
                .orElse(List.of());
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
        return KnownNames.listed(objects.map(TableKeys::described).toList());
    }

    private static String described(SchemaObject object) {
        String definition = object.attribute("definition")
                .orElseGet(() -> "(" + object.attribute("columns").orElse("") + ")");
        return object.serverMadeName() && object.path().parts().size() == 2
                ? definition
                : "%s %s: %s".formatted(object.kind().label(), object.name(), definition);
    }
}
