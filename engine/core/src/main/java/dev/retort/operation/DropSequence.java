package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import java.util.Optional;

/**
 * Drops a sequence. SQLite has none and refuses.
 *
 * @param name the sequence's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the sequence as it was, for the way back; its present number doesn't come back
 */
public record DropSequence(QualifiedName name, Presence presence, boolean cascade, Optional<Sequence> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop sequence " + name;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateSequence(it, presence)))
                .orElseGet(() -> Reversal.none("the dropped sequence's definition was not given"));
    }
}
