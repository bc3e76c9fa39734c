package dev.retort.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an object is, from the outside in: schema (not on SQLite), table, column. Functions have their argument types
 * in the name.
 *
 * @param parts the names without quotes; at least one
 */
public record ObjectPath(List<String> parts) implements Comparable<ObjectPath> {

    /** Copies the parts and refuses an empty path. */
    public ObjectPath {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one part");
        }
    }

    /** Gives the path of these names. */
    public static ObjectPath of(String... parts) {
        return new ObjectPath(List.of(parts));
    }

    /** Reads what {@link #toString()} wrote: names parted by dots, in double quotes where a name has a dot. */
    public static ObjectPath parse(String text) {
        return new ObjectPath(PathText.split(text));
    }

    /** The innermost name. */
    public String name() {
        return parts.get(parts.size() - 1);
    }

    /** The path of what holds this object; empty for the outermost. */
    public Optional<ObjectPath> parent() {
        return parts.size() == 1 ? Optional.empty() : Optional.of(new ObjectPath(parts.subList(0, parts.size() - 1)));
    }

    /** The path of something inside this object. */
    public ObjectPath child(String name) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(name);
        return new ObjectPath(longer);
    }

    @Override
    public int compareTo(ObjectPath other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            int order = parts.get(i).compareTo(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(PathText::quoted).toList());
    }
}
