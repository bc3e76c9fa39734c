package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.SequenceOperation.AlterSequence;
import dev.retort.schema.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A sequence that is being given other settings. */
public final class AlterSequenceOptions extends Options {

    private AlterSequence operation;

    AlterSequenceOptions(Sequence sequence) {
        operation = new AlterSequence(sequence, OptionalLong.empty(), Optional.empty());
    }

    /** Makes this the number that comes next. */
    public AlterSequenceOptions restartWith(long next) {
        operation = new AlterSequence(operation.sequence(), OptionalLong.of(next), operation.original());
        return this;
    }

    /** Gives its definition before the change, so that it can be reversed. */
    public AlterSequenceOptions was(Sequence before) {
        Sequence named = before.withName(operation.sequence().name());
        operation = new AlterSequence(operation.sequence(), operation.restart(), Optional.of(named));
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }
}
