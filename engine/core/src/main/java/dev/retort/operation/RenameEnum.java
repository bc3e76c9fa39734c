package dev.retort.operation;

import dev.retort.schema.QualifiedName;

/**
 * Renames an enum type; it stays in its schema. Nothing on databases without them.
 *
 * @param type the name before
 * @param newName the name after, without a schema
 */
public record RenameEnum(QualifiedName type, String newName) implements Operation {

    @Override
    public String describe() {
        return "rename enum " + type + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameEnum(type.withName(newName), type.name()));
    }
}
