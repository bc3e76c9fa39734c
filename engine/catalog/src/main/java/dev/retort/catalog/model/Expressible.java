package dev.retort.catalog.model;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A schema without what a model has no words for: objects of other kinds, partitions, and single attributes. */
final class Expressible {

    private static final Set<ObjectKind> KINDS = Collections.unmodifiableSet(EnumSet.of(
            ObjectKind.TABLE,
            ObjectKind.COLUMN,
            ObjectKind.PRIMARY_KEY,
            ObjectKind.UNIQUE,
            ObjectKind.FOREIGN_KEY,
            ObjectKind.CHECK,
            ObjectKind.EXCLUSION,
            ObjectKind.INDEX,
            ObjectKind.SEQUENCE,
            ObjectKind.ENUM,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW));

    private static final Set<ObjectKind> COMMENTED = Set.of(ObjectKind.TABLE, ObjectKind.COLUMN);

    private static final Map<ObjectKind, Set<String>> UNSPEAKABLE = Map.of(
            ObjectKind.TABLE,
            Set.of("row security", "replica identity", "of type", "server", "foreign options"),
            ObjectKind.COLUMN,
            Set.of(
                    "not null constraint",
                    "not null comment",
                    "identity grants",
                    "identity comment",
                    "storage",
                    "compression",
                    "statistics target",
                    "options",
                    "foreign options"),
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
        return !KINDS.contains(object.kind())
                || (object.kind() == ObjectKind.TABLE
                        && (object.isOfTheEngine()
                                || object.attribute("partition of").isPresent()));
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
                RowidAlias.in(object).stream()
                        .map(Expressible::withoutUnspeakable)
                        .toList(),
                object.serverMadeName());
    }
}
