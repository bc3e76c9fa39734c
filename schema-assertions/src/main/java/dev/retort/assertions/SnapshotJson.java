package dev.retort.assertions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotException;
import dev.retort.catalog.SnapshotWriter;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored form as JSON, for other programs: {@code format}, {@code database} and {@code objects}; an outer object has
 * a {@code path}, an inner one only its {@code name}.
 */
public final class SnapshotJson {

    private static final String SERVER_MADE = "nameMadeByServer";

    private SnapshotJson() {}

    /** The stored form in JSON, with a line for each field. */
    public static String write(SchemaSnapshot snapshot) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", SnapshotWriter.HEADER);
        Database database = snapshot.database();
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("name", database.name());
        origin.put("version", database.version());
        root.put("database", origin);
        root.put(
                "objects",
                snapshot.objects().stream()
                        .map(object -> map(object, "path", object.path().parts()))
                        .toList());
        try {
            String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(root);
            return text.replace("\r\n", "\n") + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(SchemaObject object, String place, Object name) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", object.kind().label());
        map.put(place, name);
        if (object.serverMadeName()) {
            map.put(SERVER_MADE, true);
        }
        map.put("attributes", object.attributes());
        if (!object.children().isEmpty()) {
            map.put(
                    "children",
                    object.children().stream()
                            .map(child -> map(child, "name", child.name()))
                            .toList());
        }
        return map;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws SnapshotException if the text isn't a stored snapshot
     */
    public static SchemaSnapshot parse(String text) {
        try {
            Map<String, Object> root = JSON.std.mapFrom(text);
            if (!SnapshotWriter.HEADER.equals(root.get("format"))) {
                throw SnapshotException.wrongJson("'format' isn't '" + SnapshotWriter.HEADER + "'");
            }
            Map<?, ?> database = map(root.get("database"));
            Database origin = new Database(database(text(database, "name")), text(database, "version"));
            List<SchemaObject> objects = new ArrayList<>();
            for (Object object : list(root.get("objects"))) {
                Map<?, ?> map = map(object);
                List<String> path =
                        list(map.get("path")).stream().map(String::valueOf).toList();
                objects.add(object(map, new ObjectPath(path)));
            }
            return new SchemaSnapshot(origin, objects);
        } catch (JsonProcessingException e) {
            throw SnapshotException.wrongJson(withoutPlace(e.getOriginalMessage()) + place(e));
        } catch (IOException | IllegalArgumentException e) {
            throw SnapshotException.wrongJson(String.valueOf(e.getMessage()));
        }
    }

    /** A message may name places in words of the library's own. */
    private static String withoutPlace(String message) {
        return message.replaceFirst("(?s)\\s*\\(start marker at .*", "");
    }

    private static String place(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse("");
    }

    private static DatabaseKind database(String name) {
        return DatabaseKind.findByProduct(name)
                .orElseThrow(() -> SnapshotException.wrongJson("no database is called '" + name + "'"));
    }

    private static SchemaObject object(Map<?, ?> map, ObjectPath path) {
        ObjectKind kind = ObjectKind.labelled(text(map, "kind"));
        Map<String, String> attributes = new LinkedHashMap<>();
        map(map.get("attributes"))
                .forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
        List<SchemaObject> children = new ArrayList<>();
        for (Object child :
                Optional.ofNullable(map.get("children")).map(SnapshotJson::list).orElse(List.of())) {
            children.add(object(map(child), path.child(text(map(child), "name"))));
        }
        return new SchemaObject(kind, path, attributes, children, Boolean.TRUE.equals(map.get(SERVER_MADE)));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw SnapshotException.wrongJson("an object was expected instead of " + value);
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw SnapshotException.wrongJson("an array was expected instead of " + value);
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw SnapshotException.wrongJson("the text '" + name + "' is missing");
    }
}
