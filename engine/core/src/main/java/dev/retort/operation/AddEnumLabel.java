package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Adds a label to an enum type. On SQLite, where the labels are a check, nothing: alter the columns instead.
 *
 * @param type the type's name
 * @param label the new label
 * @param place where it goes; empty for the end
 */
public record AddEnumLabel(QualifiedName type, String label, Optional<Place> place) implements Operation {

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

    @Override
    public Reversal reverse() {
        return Reversal.none("PostgreSQL can't remove a label from a type");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }
}
