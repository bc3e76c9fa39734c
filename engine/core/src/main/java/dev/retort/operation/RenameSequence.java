package dev.retort.operation;

import dev.retort.schema.QualifiedName;

/**
 * Renames a sequence; it stays in its schema. SQLite has no sequences and refuses.
 *
 * @param sequence the name before
 * @param newName the name after, without a schema
 */
public record RenameSequence(QualifiedName sequence, String newName) implements Operation {

    @Override
    public String describe() {
        return "rename sequence " + sequence + " to " + newName;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new RenameSequence(sequence.withName(newName), sequence.name()));
    }
}
