package dev.retort.revision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a plan, with the version rows before and after it.
 *
 * @param direction what is done
 * @param revision what is run; of a stamp the revision that is recorded, absent if rows are only removed
 * @param before the version rows before this step
 * @param after the version rows after this step
 * @param changes the statements that lead from one to the other, in order
 */
public record Step(
        Direction direction,
        Optional<Revision> revision,
        VersionRows before,
        VersionRows after,
        List<RowChange> changes) {

    /** Checks that nothing is null and copies the changes. */
    public Step {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        changes = List.copyOf(changes);
    }

    static Step of(Direction direction, Optional<Revision> revision, VersionRows before, List<RowChange> changes) {
        return new Step(direction, revision, before, before.after(changes), changes);
    }

    /** One statement on the version table. */
    public sealed interface RowChange {

        /**
         * A new row.
         *
         * @param id the revision id that is inserted
         */
        record Insert(String id) implements RowChange {}

        /**
         * A row that moves from one revision to another.
         *
         * @param from the revision id that the row holds before
         * @param to the revision id that the row holds afterwards
         */
        record Update(String from, String to) implements RowChange {}

        /**
         * A row that goes away.
         *
         * @param id the revision id that is deleted
         */
        record Delete(String id) implements RowChange {}
    }
}
