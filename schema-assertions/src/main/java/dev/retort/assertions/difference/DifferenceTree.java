package dev.retort.assertions.difference;

import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.ObjectPath;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes changes as a tree: outer object, inner object, attribute. */
final class DifferenceTree {

    private record Place(ObjectKind kind, ObjectPath path) {}

    private final Map<Place, Place> holders = new LinkedHashMap<>();
    private final List<Change> changes;
    private final StringBuilder text = new StringBuilder();
    private Optional<Place> outer = Optional.empty();
    private Optional<Place> inner = Optional.empty();

    DifferenceTree(SchemaSnapshot expected, SchemaSnapshot actual, List<Change> changes) {
        this.changes = changes;
        actual.objects().forEach(this::note);
        expected.objects().forEach(this::note);
    }

    private void note(SchemaObject object) {
        object.children().forEach(child -> holders.put(place(child), place(object)));
    }

    private static Place place(SchemaObject object) {
        return new Place(object.kind(), object.path());
    }

    String text() {
        text.append(changes.size()).append(changes.size() == 1 ? " difference" : " differences");
        changes.forEach(this::write);
        return text.toString();
    }

    private void write(Change change) {
        Place place = new Place(change.objectKind(), change.path());
        Place holder = holders.getOrDefault(place, place);
        if (!outer.equals(Optional.of(holder))) {
            outer = Optional.of(holder);
            inner = Optional.empty();
            line(0, holder.kind().label() + " " + holder.path() + (holder.equals(place) ? verdict(change) : ""));
        }
        boolean inside = !holder.equals(place);
        if (inside && !inner.equals(Optional.of(place))) {
            inner = Optional.of(place);
            line(1, place.kind().label() + " " + place.path().name() + verdict(change));
        }
        writeValues(change, inside ? 2 : 1);
    }

    private static String verdict(Change change) {
        return switch (change.kind()) {
            case MISSING -> " is missing";
            case UNEXPECTED -> " is unexpected";
            case CHANGED -> "";
        };
    }

    private void writeValues(Change change, int depth) {
        if (change.kind() == Change.Kind.CHANGED) {
            String name = change.attribute().orElseThrow();
            ValueText.lines(name, change.expected(), change.actual()).forEach(line -> line(depth, line));
        } else {
            String description = change.expected().or(change::actual).orElseThrow();
            description.lines().forEach(line -> line(depth, line));
        }
    }

    private void line(int depth, String line) {
        text.append('\n').append("  ".repeat(depth + 1)).append(line);
    }
}
