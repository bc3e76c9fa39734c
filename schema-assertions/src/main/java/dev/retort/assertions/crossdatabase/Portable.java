package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Names that both databases share: in lower case and without the schema {@code public}; and how they are paired. */
final class Portable {

    private Portable() {}

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static List<String> lower(List<String> names) {
        return names.stream().map(Portable::lower).toList();
    }

    static ObjectPath path(ObjectPath path) {
        List<String> parts = lower(path.parts());
        return new ObjectPath(
                parts.size() > 1 && parts.get(0).equals("public") ? parts.subList(1, parts.size()) : parts);
    }

    /** Without quotes and without the schema {@code public}. */
    static String type(String type) {
        return lower(type).replace("\"", "").replaceFirst("^public\\.", "");
    }

    /** As the database writes it. */
    static String typeOf(SchemaObject column) {
        return column.attribute("type").orElse("");
    }

    /** By a name; a second one of the same name is left out. */
    static <T> Map<String, T> by(List<T> objects, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        objects.forEach(object -> named.putIfAbsent(lower(name.apply(object)), object));
        return named;
    }

    static Map<String, SchemaObject> byName(List<SchemaObject> objects) {
        return by(objects, SchemaObject::name);
    }

    /** Goes through what only SQLite has, what only PostgreSQL has and what both have, each in the order of names. */
    static <T> void pair(
            Map<String, T> sqlite,
            Map<String, T> postgresql,
            Consumer<T> missing,
            Consumer<T> more,
            BiConsumer<T, T> both) {
        TreeSet<String> names = new TreeSet<>(sqlite.keySet());
        names.addAll(postgresql.keySet());
        for (String name : names) {
            T left = sqlite.get(name);
            T right = postgresql.get(name);
            if (left != null && right != null) {
                both.accept(left, right);
            } else if (left != null) {
                missing.accept(left);
            } else if (right != null) {
                more.accept(right);
            }
        }
    }
}
