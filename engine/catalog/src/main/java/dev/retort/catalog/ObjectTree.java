package dev.retort.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers objects in any order and puts each into the one that holds it. */
public final class ObjectTree {

    private final List<SchemaObject> outer = new ArrayList<>();
    private final Map<ObjectPath, List<SchemaObject>> inner = new HashMap<>();

    /** Adds an object, to an outer one that may come later, or as an outer one. */
    public void add(Optional<ObjectPath> holder, SchemaObject object) {
        holder.map(path -> inner.computeIfAbsent(path, any -> new ArrayList<>()))
                .orElse(outer)
                .add(object);
    }

    /** Gives an outer object one more attribute, if it is there. */
    public void amend(ObjectPath path, String attribute, String value) {
        outer.replaceAll(object -> object.path().equals(path) ? with(object, attribute, value) : object);
    }

    private static SchemaObject with(SchemaObject object, String attribute, String value) {
        Map<String, String> attributes = new LinkedHashMap<>(object.attributes());
        attributes.put(attribute, value);
        return object.withAttributes(attributes);
    }

    /** The outer objects, each with all that is inside it. */
    public List<SchemaObject> objects() {
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
