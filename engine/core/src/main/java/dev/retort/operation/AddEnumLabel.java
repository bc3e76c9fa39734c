package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds a label to an enum type. If it is said how the type was, it can be reversed, and on SQLite the checks of the
 * columns that have exactly these labels get the new one, too; else SQLite does nothing.
 *
 * @param type the type's name
 * @param label the new label
 * @param place where it goes; empty for the end
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 * @param original the type as it was, if that was said
 */
public record AddEnumLabel(
        QualifiedName type, String label, Optional<Place> place, Presence presence, Optional<EnumType> original)
        implements Operation {

    /** Adds a label that isn't there to a type of which nothing is known. */
    public AddEnumLabel(QualifiedName type, String label, Optional<Place> place) {
        this(type, label, place, Presence.REQUIRED, Optional.empty());
    }

    /**
     * A place in the order.
     *
     * @param before whether it goes before the neighbour, else after it
     * @param neighbour a label that is there
     */
    public record Place(boolean before, String neighbour) {}

    @Override
    public String describe() {
        return "add label '" + label + "' to enum " + type;
    }

    /** The same by another type in its place; empty if it isn't known how the type was. */
    public Optional<ReplaceEnum> asReplacement() {
        return original.map(before -> ReplaceEnum.between(before, withLabel(before)));
    }

    private EnumType withLabel(EnumType before) {
        List<String> labels = new ArrayList<>(before.labels());
        if (!labels.contains(label)) {
            labels.add(place.map(it -> position(before, it)).orElse(labels.size()), label);
        }
        return new EnumType(before.name(), labels);
    }

    private static int position(EnumType type, Place place) {
        int neighbour = type.labels().indexOf(place.neighbour());
        if (neighbour < 0) {
            throw new InvalidOperationException(
                    "enum " + type.name() + " has no label '" + place.neighbour() + "'",
                    "place it next to one of these: " + type.labels());
        }
        return place.before() ? neighbour : neighbour + 1;
    }

    @Override
    public Reversal reverse() {
        return asReplacement()
                .map(ReplaceEnum::reverse)
                .orElseGet(() -> Reversal.none("PostgreSQL can't remove a label, and the former type was not given"));
    }
}
