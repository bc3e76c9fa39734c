package dev.retort.script;

import dev.retort.operation.writing.Operations;

/**
 * A migration written in Java: a class with {@link Revision} and a no-argument constructor. An instance is made for
 * each run and direction.
 */
public interface Migration {

    /** Goes from the parents' schema to this revision's. */
    void upgrade(Operations op);

    /**
     * Goes back. Not called for a class with {@link Irreversible}, which need not override it.
     *
     * @throws UnsupportedOperationException unless overridden
     */
    default void downgrade(Operations op) {
        throw new UnsupportedOperationException(getClass().getName()
                + " has no downgrade: override it, or annotate the class with @Irreversible(\"why\")");
    }
}
