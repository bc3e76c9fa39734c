package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Renames a label of an enum type; PostgreSQL only.
 *
 * @param type the type's name
 * @param label the label before
 * @param newLabel the label after
 */
public record RenameEnumLabel(QualifiedName type, String label, String newLabel) implements Operation {

    @Override
    public String describe() {
        return "rename label '" + label + "' of enum " + type + " to '" + newLabel + "'";
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameEnumLabel(type, newLabel, label));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }
}
