package dev.retort.operation;

import java.util.List;
import java.util.Optional;

/** What undoes an operation. */
public sealed interface Reversal {

    /**
     * Operations that undo it, in the order in which they are to run.
     *
     * @param operations none if there is nothing to undo
     */
    record By(List<Operation> operations) implements Reversal {
        /** Copies the list. */
        public By {
            operations = List.copyOf(operations);
        }
    }

    /**
     * Nothing undoes it.
     *
     * @param reason why, as half a sentence
     */
    record None(String reason) implements Reversal {}

    /** One operation undoes it. */
    static Reversal by(Operation operation) {
        return new By(List.of(operation));
    }

    /** One operation undoes it; where there is none, nothing does for that reason. */
    static Reversal by(Optional<? extends Operation> operation, String otherwise) {
        return operation.<Reversal>map(Reversal::by).orElseGet(() -> none(otherwise));
    }

    /** Nothing is left to undo. */
    static Reversal notNeeded() {
        return new By(List.of());
    }

    /** Nothing undoes it. */
    static Reversal none(String reason) {
        return new None(reason);
    }
}
