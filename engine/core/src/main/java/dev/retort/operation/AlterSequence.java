package dev.retort.operation;

import dev.retort.schema.Sequence;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives a sequence other settings; what isn't set becomes the database's own again. Its present number stays, and must
 * lie within the new bounds, in both directions. SQLite has no sequences and refuses.
 *
 * @param sequence the sequence as it shall be
 * @param restart the number that comes next; empty to go on
 * @param original the sequence as it was, for the way back; its present number doesn't come back
 */
public record AlterSequence(Sequence sequence, OptionalLong restart, Optional<Sequence> original) implements Operation {

    @Override
    public String describe() {
        return "alter sequence " + sequence.name();
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new AlterSequence(it, OptionalLong.empty(), Optional.of(sequence))))
                .orElseGet(() -> Reversal.none("the sequence's former settings were not given"));
    }
}
