package dev.retort.catalog.difference;

import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares two lists of objects and everything inside those that match. */
final class Comparison {

    private final Set<Tolerance> tolerances;
    private final Attributes attributes;
    private final List<Change> changes = new ArrayList<>();

    Comparison(Set<Tolerance> tolerances, Database database) {
        this.tolerances = tolerances;
        this.attributes = new Attributes(tolerances, database);
    }

    List<Change> compare(List<SchemaObject> expected, List<SchemaObject> actual) {
        compareAll(counting(expected), counting(actual));
        return changes.stream().sorted(Change.ORDER).toList();
    }

    private List<SchemaObject> counting(List<SchemaObject> objects) {
        return tolerances.contains(Tolerance.EXTENSIONS)
                ? objects.stream()
                        .filter(object -> object.kind() != ObjectKind.EXTENSION)
                        .toList()
                : objects;
    }

    private void compareAll(List<SchemaObject> expected, List<SchemaObject> actual) {
        Matching matching = new Matching(tolerances, attributes, expected, actual);
        matching.missing().forEach(it -> changes.add(Change.missing(it.kind(), it.path(), description(it))));
        matching.unexpected().forEach(it -> changes.add(Change.unexpected(it.kind(), it.path(), description(it))));
        matching.pairs().forEach(pair -> comparePair(pair.expected(), pair.actual()));
    }

    private void comparePair(SchemaObject expected, SchemaObject actual) {
        compareAttributes(expected, actual);
        if (!tolerances.contains(Tolerance.COLUMN_ORDER)) {
            compareColumnOrder(expected, actual);
        }
        compareAll(expected.children(), actual.children());
    }

    private void compareAttributes(SchemaObject expected, SchemaObject actual) {
        Map<String, String> before = attributes.of(expected);
        Map<String, String> after = attributes.of(actual);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        if (!names.isEmpty()) {
            Map<String, String> meant = attributes.meaningOf(expected);
            Map<String, String> means = attributes.meaningOf(actual);
            names.removeIf(name -> Objects.equals(meant.get(name), means.get(name)));
        }
        for (String name : names) {
            changed(expected, name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
        }
    }

    private void changed(SchemaObject object, String name, Optional<String> expected, Optional<String> actual) {
        if (!expected.equals(actual)) {
            changes.add(Change.changed(object.kind(), object.path(), name, expected, actual));
        }
    }

    /** Only the columns that both have, so that a column that is gone doesn't move all behind it. */
    private void compareColumnOrder(SchemaObject expected, SchemaObject actual) {
        Set<String> here = names(expected);
        Set<String> there = names(actual);
        changed(
                expected,
                "column order",
                Optional.of(order(expected, there::contains)),
                Optional.of(order(actual, here::contains)));
    }

    private static Set<String> names(SchemaObject object) {
        return object.children(ObjectKind.COLUMN).stream()
                .map(SchemaObject::name)
                .collect(Collectors.toSet());
    }

    private static String order(SchemaObject object, Predicate<String> common) {
        return object.children(ObjectKind.COLUMN).stream()
                .map(SchemaObject::name)
                .filter(common)
                .collect(Collectors.joining(", "));
    }

    /** An object that only one side has, in a few words. */
    private static String description(SchemaObject object) {
        String attributes = object.attributes().entrySet().stream()
                .filter(attribute -> !attribute.getKey().equals(SchemaObject.POSITION))
                .filter(attribute -> !object.isSpeltOut(attribute.getKey()))
                .map(attribute ->
                        attribute.getKey() + ": " + attribute.getValue().replace("\n", "\n    "))
                .collect(Collectors.joining("\n"));
        String children = object.children().stream()
                .map(child -> "with " + child.kind().label() + " " + child.name())
                .collect(Collectors.joining("\n"));
        return attributes + (attributes.isEmpty() || children.isEmpty() ? "" : "\n") + children;
    }
}
