package dev.retort.catalog.model;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schema without what a model has no words for: objects of other kinds, partitions, and single attributes. */
final class Expressible {

    private static final Set<ObjectKind> COMMENTED = Set.of(ObjectKind.TABLE, ObjectKind.COLUMN);

    private static final Map<ObjectKind, Set<String>> UNSPEAKABLE = Map.of(
            ObjectKind.TABLE,
            Set.of("row security", "replica identity", "of type", "server", "foreign options"),
            ObjectKind.COLUMN,
            Set.of(("not null constraint, not null comment, identity grants, identity comment, storage, compression,"
                            + " statistics target, options, foreign options")
                    .split(", ")),
            ObjectKind.INDEX,
            Set.of("clustered", "replica identity", "statistics targets"),
            ObjectKind.SEQUENCE,
            Set.of("type", "cache", "persistence", "owned by"));

    /** The greatest values of the types that a sequence can have, which is where it ends if nobody says. */
    private static final Set<String> GREATEST = Set.of("32767", "2147483647", "9223372036854775807");

    private Expressible() {}

    static SchemaSnapshot of(SchemaSnapshot schema) {
        SchemaSnapshot kept = schema.without(Expressible::isLeftOut);
        return new SchemaSnapshot(
                schema.database(),
                kept.objects().stream().map(Expressible::withoutUnspeakable).toList());
    }

    private static boolean isLeftOut(SchemaObject object) {
        return switch (object.kind()) {
            case TABLE ->
                object.isOfTheEngine() || object.attribute("partition of").isPresent();
            case COLUMN, PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION, INDEX -> false;
            case SEQUENCE, ENUM, VIEW, MATERIALIZED_VIEW -> false;
            default -> true;
        };
    }

    private static SchemaObject withoutUnspeakable(SchemaObject object) {
        Map<String, String> attributes = new LinkedHashMap<>(object.attributes());
        attributes.keySet().removeAll(UNSPEAKABLE.getOrDefault(object.kind(), Set.of()));
        if (!COMMENTED.contains(object.kind())) {
            attributes.keySet().removeAll(Set.of("comment", "index comment"));
        }
        if (object.kind() == ObjectKind.SEQUENCE) {
            attributes.computeIfPresent("maximum", (name, value) -> GREATEST.contains(value) ? null : value);
        }
        return new SchemaObject(
                object.kind(),
                object.path(),
                attributes,
                children(object).stream().map(Expressible::withoutUnspeakable).toList(),
                object.serverMadeName());
    }

    /**
     * A table's children. A column {@code INTEGER PRIMARY KEY} of SQLite is <a
     * href="https://www.sqlite.org/lang_createtable.html#rowid">another name for the rowid</a> and never null, whether NOT
     * NULL is written or not.
     */
    private static List<SchemaObject> children(SchemaObject table) {
        return table.children().stream()
                .map(child -> isRowid(child, table) ? notNull(child) : child)
                .toList();
    }

    private static boolean isRowid(SchemaObject column, SchemaObject table) {
        return column.kind() == ObjectKind.COLUMN
                && column.attribute("type").filter("INTEGER"::equals).isPresent()
                && table.attribute("without rowid").isEmpty()
                && table.children(ObjectKind.PRIMARY_KEY).stream().anyMatch(key -> isOn(key, column));
    }

    private static boolean isOn(SchemaObject key, SchemaObject column) {
        List<String> columns = KeyDefinition.of(key).columns();
        return columns.size() == 1
                && columns.get(0).equalsIgnoreCase(column.name())
                && key.attribute("descending").isEmpty();
    }

    private static SchemaObject notNull(SchemaObject column) {
        Map<String, String> attributes = new LinkedHashMap<>(column.attributes());
        attributes.put("nullable", "no");
        return column.withAttributes(attributes);
    }
}
