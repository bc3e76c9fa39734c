package dev.retort.script;

import dev.retort.operation.writing.Operations;

/**
 * A migration that is written once, in the forward direction; the way back is the reverse of each operation, last first.
 * See {@link Operations#reversible}, which does the same for a part of a migration.
 */
public interface ReversibleMigration extends Migration {

    /**
     * Goes from the parents' schema to this revision's; called for both directions.
     *
     * @param op takes the operations, each of which must have a reverse; it can't read from the database
     */
    void change(Operations op);

    @Override
    default void upgrade(Operations op) {
        op.reversible(this::change);
    }

    @Override
    default void downgrade(Operations op) {
        op.reversible(this::change);
    }
}
