package dev.retort.catalog.difference;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
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
            line(0, label(holder) + (holder.equals(place) ? verdict(change) : ""));
        }
        boolean inside = !holder.equals(place);
        if (inside && !inner.equals(Optional.of(place))) {
            inner = Optional.of(place);
            line(1, place.kind().label() + " " + ObjectPath.of(place.path().name()) + verdict(change));
        }
        writeValues(change, inside ? 2 : 1);
    }

    /** The name of what has no kind of its own says what it is. */
    private static String label(Place place) {
        return place.kind() == ObjectKind.OTHER
                ? place.path().name()
                : place.kind().label() + " " + place.path();
    }

    private String verdict(Change change) {
        return switch (change.kind()) {
            case MISSING -> " is missing" + likeIt(change);
            case UNEXPECTED -> " is unexpected" + likeIt(change);
            case CHANGED -> "";
        };
    }

    /** A name that was changed and nothing else, if just one object could be it. */
    private String likeIt(Change change) {
        List<Change> others =
                changes.stream().filter(other -> isLike(change, other)).toList();
        boolean isPair = others.size() == 1
                && changes.stream()
                                .filter(other -> isLike(others.get(0), other))
                                .count()
                        == 1;
        return isPair ? "; " + others.get(0).path().name() + " is the same under another name" : "";
    }

    private static boolean isLike(Change change, Change other) {
        return change.kind() != other.kind()
                && change.objectKind() == other.objectKind()
                && change.path().parent().equals(other.path().parent())
                && change.expected().or(change::actual).equals(other.expected().or(other::actual))
                && other.attribute().isEmpty();
    }

    private void writeValues(Change change, int depth) {
        if (change.kind() == Change.Kind.CHANGED) {
            ValueText.lines(change).forEach(line -> line(depth, line));
        } else {
            String description = change.expected().or(change::actual).orElseThrow();
            description.lines().forEach(line -> line(depth, line));
        }
    }

    private void line(int depth, String line) {
        text.append('\n').append("  ".repeat(depth + 1)).append(line);
    }
}
