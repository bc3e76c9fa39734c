package dev.retort.operation;

import dev.retort.schema.Sequence;
import java.util.Optional;

/**
 * Creates a sequence. SQLite has none and refuses: let an identity column number the rows there.
 *
 * @param sequence the sequence
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 */
public record CreateSequence(Sequence sequence, Presence presence) implements Operation {

    @Override
    public String describe() {
        return "create sequence " + sequence.name();
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropSequence(sequence.name(), presence, false, Optional.of(sequence)));
    }
}
