package dev.retort.operation;

import dev.retort.schema.SqlText;

/**
 * An operation of your own, for what Retort has no operation for: grants, policies, what an extension brings. It is run
 * by {@code op.add(new GrantRead("users", "reporting"))} and goes where all others go: to the database, into a script,
 * into a reversible block. Best a record.
 */
public non-sealed interface CustomOperation extends Operation {

    /**
     * Its SQL, for each database that it is meant for: {@code sqlOn(POSTGRESQL, "GRANT …").on(SQLITE, "")}. Several
     * statements are split. An empty text does nothing on that database; no text at all is an error there.
     */
    SqlText sql();

    /** Whether it runs in the revision's transaction; if not, the one that is open is committed before. */
    default boolean transactional() {
        return true;
    }

    /** What undoes it; unless it is overridden, nothing does. */
    @Override
    default Reversal reverse() {
        return Reversal.none("it doesn't say what undoes it: override reverse()");
    }
}
