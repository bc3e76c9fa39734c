package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The labels of a type after a change. */
final class EnumLabels {

    private EnumLabels() {}

    static EnumType with(EnumType type, String label, Optional<AddEnumLabel.Place> place) {
        List<String> labels = new ArrayList<>(type.labels());
        if (!labels.contains(label)) {
            labels.add(place.map(it -> position(type, it)).orElse(labels.size()), label);
        }
        return new EnumType(type.name(), labels);
    }

    static EnumType renamed(EnumType type, String label, String newLabel) {
        return new EnumType(
                type.name(),
                type.labels().stream()
                        .map(it -> it.equals(label) ? newLabel : it)
                        .toList());
    }

    private static int position(EnumType type, AddEnumLabel.Place place) {
        int neighbour = type.labels().indexOf(place.neighbour());
        if (neighbour < 0) {
            throw new InvalidOperationException(
                    "enum " + type.name() + " has no label '" + place.neighbour() + "'",
                    "name one of these as neighbour: " + type.labels());
        }
        return place.before() ? neighbour : neighbour + 1;
    }
}
