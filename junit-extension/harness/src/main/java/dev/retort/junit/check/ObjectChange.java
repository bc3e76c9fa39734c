package dev.retort.junit.check;

import dev.retort.catalog.difference.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that differs in one object, which is one thing to say.
 *
 * @param changes one that says that it is missing or there, or one for each attribute
 */
record ObjectChange(List<Change> changes) {

    ObjectChange {
        changes = List.copyOf(changes);
    }

    /** Differences by their objects, in order. */
    static List<ObjectChange> of(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> List.of(change.kind(), change.objectKind(), change.path()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(ObjectChange::new)
                .toList();
    }

    /** The first of them, which stands for the object. */
    Change first() {
        return changes.get(0);
    }

    /** Such as {@code with type TEXT instead of INTEGER, nullable instead of NOT NULL}. */
    String different() {
        return changes.stream().map(SchemaWords::different).collect(Collectors.joining(", "));
    }

    /** The lines that show what was expected and what was found, attribute by attribute. */
    List<String> lines(String expected, String actual) {
        List<String> lines = new ArrayList<>();
        changes.forEach(change -> lines.addAll(SchemaWords.lines(change, expected, actual)));
        return lines;
    }
}
