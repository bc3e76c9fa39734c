package dev.retort.operation;

import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.Map;
import java.util.Optional;

/**
 * Renames a label of an enum type. If it is said how the type was, on SQLite the values and checks of the columns that
 * have exactly these labels change; else SQLite does nothing.
 *
 * @param type the type's name
 * @param label the label before
 * @param newLabel the label after
 * @param original the type as it was, if that was said
 */
public record RenameEnumLabel(QualifiedName type, String label, String newLabel, Optional<EnumType> original)
        implements Operation {

    /** Renames a label of a type of which nothing is known. */
    public RenameEnumLabel(QualifiedName type, String label, String newLabel) {
        this(type, label, newLabel, Optional.empty());
    }

    @Override
    public String describe() {
        return "rename label '" + label + "' of enum " + type + " to '" + newLabel + "'";
    }

    /** The same by another type in its place; empty if it isn't known how the type was. */
    public Optional<ReplaceEnum> asReplacement() {
        return original.map(
                before -> ReplaceEnum.between(before, renamed(before)).mapping(Map.of(label, newLabel)));
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameEnumLabel(type, newLabel, label, original.map(before -> renamed(before))));
    }

    private EnumType renamed(EnumType before) {
        return new EnumType(
                before.name(),
                before.labels().stream()
                        .map(it -> it.equals(label) ? newLabel : it)
                        .toList());
    }
}
