package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.schema.KeyDefinition;
import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.ObjectPath;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both databases have: tables, columns, keys by their columns, named checks, indexes, views with their columns.
 * Names are in lower case and without the schema {@code public}.
 */
final class PortableSchema {

    private final SchemaSnapshot schema;

    PortableSchema(SchemaSnapshot schema) {
        this.schema = schema;
    }

    List<SchemaObject> objects() {
        List<SchemaObject> portable = new ArrayList<>();
        for (SchemaObject object : schema.objects()) {
            switch (object.kind()) {
                case TABLE -> portable.add(table(object));
                case VIEW, MATERIALIZED_VIEW -> portable.add(view(object));
                default -> {}
            }
        }
        return portable;
    }

    private static ObjectPath path(ObjectPath path) {
        List<String> parts =
                path.parts().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        return new ObjectPath(
                parts.size() > 1 && parts.get(0).equals("public") ? parts.subList(1, parts.size()) : parts);
    }

    private SchemaObject table(SchemaObject table) {
        ObjectPath path = path(table.path());
        Set<String> key = table.children(ObjectKind.PRIMARY_KEY).stream()
                .flatMap(primary -> KeyDefinition.of(primary).columns().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Map<ObjectPath, SchemaObject> children = new LinkedHashMap<>();
        for (SchemaObject child : table.children()) {
            child(path, child, key).ifPresent(portable -> children.put(within(portable), portable));
        }
        return new SchemaObject(ObjectKind.TABLE, path, Map.of(), List.copyOf(children.values()), false);
    }

    private static ObjectPath within(SchemaObject child) {
        return ObjectPath.of(child.kind().label()).child(child.name());
    }

    private Optional<SchemaObject> child(ObjectPath table, SchemaObject child, Set<String> key) {
        return switch (child.kind()) {
            case COLUMN -> Optional.of(column(table, child, key));
            case PRIMARY_KEY, UNIQUE, FOREIGN_KEY -> Optional.of(key(table, child));
            case CHECK ->
                child.serverMadeName()
                        ? Optional.empty()
                        : Optional.of(leaf(child.kind(), table, child.name(), Map.of()));
            case INDEX -> Optional.of(index(table, child));
            default -> Optional.empty();
        };
    }

    private static SchemaObject leaf(ObjectKind kind, ObjectPath table, String name, Map<String, String> attributes) {
        return new SchemaObject(kind, table.child(name.toLowerCase(Locale.ROOT)), attributes, List.of(), false);
    }

    /** A key's columns are never NULL, whatever SQLite shows of them. */
    private static SchemaObject column(ObjectPath table, SchemaObject column, Set<String> key) {
        Map<String, String> attributes = new LinkedHashMap<>();
        column.attribute(SchemaObject.POSITION).ifPresent(place -> attributes.put(SchemaObject.POSITION, place));
        attributes.put("type", column.attribute("type").orElse(""));
        boolean inKey = key.contains(column.name().toLowerCase(Locale.ROOT));
        attributes.put("nullable", inKey ? "no" : column.attribute("nullable").orElse("yes"));
        attributes.put("default", DefaultText.plain(column.attribute("default").orElse("")));
        attributes.put("generated", column.attribute("generated").isPresent() ? "yes" : "no");
        return leaf(ObjectKind.COLUMN, table, column.name(), attributes);
    }

    private SchemaObject key(ObjectPath table, SchemaObject constraint) {
        KeyDefinition key = KeyDefinition.of(constraint);
        Map<String, String> attributes = new LinkedHashMap<>();
        if (constraint.kind() == ObjectKind.FOREIGN_KEY) {
            List<String> others = key.others().isEmpty() ? primaryKey(key.target()) : key.others();
            String target = key.target().replaceFirst("^public\\.", "");
            attributes.put("references", (target + list(others)).toLowerCase(Locale.ROOT));
            attributes.put("actions", key.actions().strip());
            String text = constraint.attribute("definition").orElse("").toLowerCase(Locale.ROOT);
            attributes.put("checked", text.contains("initially deferred") ? "at the end" : "at once");
        }
        return leaf(constraint.kind(), table, list(key.columns()).strip(), attributes);
    }

    private List<String> primaryKey(String table) {
        return schema.find(ObjectKind.TABLE, table).stream()
                .flatMap(found -> found.children(ObjectKind.PRIMARY_KEY).stream())
                .map(key -> KeyDefinition.of(key).columns())
                .findFirst()
                .orElse(List.of());
    }

    private static String list(List<String> columns) {
        return " (" + String.join(", ", columns) + ")";
    }

    private static SchemaObject index(ObjectPath table, SchemaObject index) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("unique", index.attribute("unique").orElse("no"));
        attributes.put(
                "columns", DefaultText.expression(index.attribute("columns").orElse("")));
        attributes.put("where", index.attribute("where").isPresent() ? "yes" : "no");
        return leaf(ObjectKind.INDEX, table, index.name(), attributes);
    }

    private static SchemaObject view(SchemaObject view) {
        ObjectPath path = path(view.path());
        List<SchemaObject> columns = view.children(ObjectKind.COLUMN).stream()
                .map(column -> leaf(ObjectKind.COLUMN, path, column.name(), Map.of()))
                .toList();
        return new SchemaObject(ObjectKind.VIEW, path, Map.of(), columns, false);
    }
}
