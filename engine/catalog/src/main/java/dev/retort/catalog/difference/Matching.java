package dev.retort.catalog.difference;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds out which expected object is which actual one: by content where both names look server-made, else by kind and
 * name.
 */
final class Matching {

    /** An expected and an actual object that are the same. */
    record Pair(SchemaObject expected, SchemaObject actual) {}

    private record Key(ObjectKind kind, ObjectPath path) {}

    private record Content(ObjectKind kind, Map<String, String> attributes) {}

    private static final Set<ObjectKind> CONSTRAINTS = EnumSet.of(
            ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY, ObjectKind.CHECK, ObjectKind.EXCLUSION);

    private final boolean anyName;
    private final Map<Key, SchemaObject> missing = new LinkedHashMap<>();
    private final Map<Key, SchemaObject> unexpected = new LinkedHashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    Matching(Set<Tolerance> tolerances, Attributes attributes, List<SchemaObject> expected, List<SchemaObject> actual) {
        expected.forEach(object -> missing.put(key(object), object));
        actual.forEach(object -> unexpected.put(key(object), object));
        this.anyName = tolerances.contains(Tolerance.CONSTRAINT_NAMES);
        if (anyName || tolerances.contains(Tolerance.SERVER_MADE_NAMES)) {
            matchByContent(attributes::of);
            matchByContent(attributes::meaningOf); // slower, for the few that are left
        }
        matchByName();
    }

    List<Pair> pairs() {
        return pairs;
    }

    List<SchemaObject> missing() {
        return List.copyOf(missing.values());
    }

    List<SchemaObject> unexpected() {
        return List.copyOf(unexpected.values());
    }

    private void matchByContent(Function<SchemaObject, Map<String, String>> attributes) {
        Function<SchemaObject, Content> content = object -> new Content(object.kind(), attributes.apply(object));
        Map<Content, List<SchemaObject>> open = new LinkedHashMap<>();
        for (SchemaObject object : unexpected.values()) {
            if (isOpen(object)) {
                open.computeIfAbsent(content.apply(object), any -> new ArrayList<>())
                        .add(object);
            }
        }
        for (SchemaObject object : List.copyOf(missing.values())) {
            List<SchemaObject> same = isOpen(object) ? open.getOrDefault(content.apply(object), List.of()) : List.of();
            if (!same.isEmpty()) {
                pair(object, same.remove(sameNameOrFirst(object, same)));
            }
        }
    }

    /** Whether its name doesn't count. */
    private boolean isOpen(SchemaObject object) {
        return object.serverMadeName() || isOwnSequence(object) || (anyName && CONSTRAINTS.contains(object.kind()));
    }

    /** Made with its column, and called after it, with a number if that name was taken. */
    private static boolean isOwnSequence(SchemaObject object) {
        String[] owner = object.attribute("owned by").orElse("").split("\\.");
        return object.kind() == ObjectKind.SEQUENCE
                && owner.length >= 2
                && object.name()
                        .matches(Pattern.quote(owner[owner.length - 2] + "_" + owner[owner.length - 1]) + "_seq\\d*");
    }

    private static int sameNameOrFirst(SchemaObject object, List<SchemaObject> same) {
        for (int i = 0; i < same.size(); i++) {
            if (same.get(i).name().equals(object.name())) {
                return i;
            }
        }
        return 0;
    }

    private void matchByName() {
        for (SchemaObject object : List.copyOf(missing.values())) {
            SchemaObject same = unexpected.get(key(object));
            if (same != null) {
                pair(object, same);
            }
        }
    }

    private static Key key(SchemaObject object) {
        return new Key(object.kind(), object.path());
    }

    private void pair(SchemaObject expected, SchemaObject actual) {
        pairs.add(new Pair(expected, actual));
        missing.remove(key(expected));
        unexpected.remove(key(actual));
    }
}
