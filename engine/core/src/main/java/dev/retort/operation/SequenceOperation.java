package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import java.util.Optional;
import java.util.OptionalLong;

/** What happens to a sequence. SQLite has none. */
public sealed interface SequenceOperation extends Operation {

    /**
     * Creates a sequence. SQLite has none and refuses: let an identity column number the rows there.
     *
     * @param sequence the sequence
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     */
    record CreateSequence(Sequence sequence, Presence presence) implements SequenceOperation {

        @Override
        public String describe() {
            return "create sequence " + sequence.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropSequence(sequence.name(), presence, false, Optional.of(sequence)));
        }
    }

    /**
     * Gives a sequence other settings; what isn't set becomes the database's own again. Its present number stays, and must
     * lie within the new bounds, in both directions. SQLite has no sequences and refuses.
     *
     * @param sequence the sequence as it shall be
     * @param restart the number that comes next; empty to go on
     * @param original the sequence as it was, for the way back; its present number doesn't come back
     */
    record AlterSequence(Sequence sequence, OptionalLong restart, Optional<Sequence> original)
            implements SequenceOperation {

        @Override
        public String describe() {
            return "alter sequence " + sequence.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new AlterSequence(it, OptionalLong.empty(), Optional.of(sequence))),
                    "the sequence's former settings were not given");
        }
    }

    /**
     * Renames a sequence; it stays in its schema. SQLite has no sequences and refuses.
     *
     * @param sequence the name before
     * @param newName the name after, without a schema
     */
    record RenameSequence(QualifiedName sequence, String newName) implements SequenceOperation {

        @Override
        public String describe() {
            return "rename sequence " + sequence + " to " + newName;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new RenameSequence(sequence.withName(newName), sequence.name()));
        }
    }

    /**
     * Drops a sequence. SQLite has none and refuses.
     *
     * @param name the sequence's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; PostgreSQL only
     * @param original the sequence as it was, for the way back; its present number doesn't come back
     */
    record DropSequence(QualifiedName name, Presence presence, boolean cascade, Optional<Sequence> original)
            implements SequenceOperation {

        @Override
        public String describe() {
            return "drop sequence " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateSequence(it, presence)),
                    "the dropped sequence's definition was not given");
        }
    }
}
