package dev.retort.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers objects in any order and puts each into the one that holds it. */
final class ObjectTree {

    private final List<SchemaObject> outer = new ArrayList<>();
    private final Map<ObjectPath, List<SchemaObject>> inner = new HashMap<>();

    void add(Optional<ObjectPath> holder, SchemaObject object) {
        holder.map(path -> inner.computeIfAbsent(path, any -> new ArrayList<>()))
                .orElse(outer)
                .add(object);
    }

    /** Gives an outer object one more attribute, if it is there. */
    void amend(ObjectPath path, String attribute, String value) {
        outer.replaceAll(object -> object.path().equals(path) ? with(object, attribute, value) : object);
    }

    private static SchemaObject with(SchemaObject object, String attribute, String value) {
        Map<String, String> attributes = new LinkedHashMap<>(object.attributes());
        attributes.put(attribute, value);
        return new SchemaObject(object.kind(), object.path(), attributes, object.children(), object.serverMadeName());
    }

    List<SchemaObject> objects() {
        return outer.stream().map(this::filled).toList();
    }

    private SchemaObject filled(SchemaObject object) {
        return switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE, DOMAIN -> {
                List<SchemaObject> children = new ArrayList<>(object.children());
                children.addAll(inner.getOrDefault(object.path(), List.of()));
                yield object.withChildren(children);
            }
            default -> object;
        };
    }
}
