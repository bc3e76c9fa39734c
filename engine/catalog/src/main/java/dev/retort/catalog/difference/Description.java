package dev.retort.catalog.difference;

import dev.retort.catalog.SchemaObject;
import java.util.stream.Collectors;

/** An object that only one side has, in a few words. */
final class Description {

    private Description() {}

    static String of(SchemaObject object) {
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
