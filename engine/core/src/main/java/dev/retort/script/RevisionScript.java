package dev.retort.script;

import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.sql.DatabaseKind;
import java.util.Optional;

/** A revision that can be run. Immutable and safe for use by several threads. */
public interface RevisionScript {

    /** Its place in the graph. Fully named, since an annotation of this package shares the simple name. */
    dev.retort.revision.Revision revision();

    /** Where it was read from. */
    ScriptOrigin origin();

    /** The SHA-256 of what it runs on a database, and the algorithm's name. */
    Checksum checksum(DatabaseKind database);

    /**
     * What was edited in it since it was applied to a database.
     *
     * @param kept the checksum in the history; empty if there is none
     */
    default Edit editSince(Optional<String> kept, DatabaseKind database) {
        return checksum(database).since(kept);
    }

    /** Whether each direction runs in a transaction. */
    boolean transactional();

    /** Why it is irreversible; empty if it isn't. */
    Optional<String> irreversible();

    /** Whether it has a downgrade; false if it is irreversible, or if nobody wrote one. */
    boolean hasDowngrade();

    /** Whether its upgrade is known to have something in it for a database; an SQL file may have none but comments. */
    default boolean hasUpgrade(DatabaseKind database) {
        return true;
    }

    /** The SQL that a direction runs on a database; empty if it isn't a part of an SQL file, or there is none. */
    default Optional<SqlPart> part(Direction direction, DatabaseKind database) {
        return Optional.empty();
    }

    /** Hands its operations to {@code op}, in order. A migration's own exception passes through. */
    void run(Direction direction, Operations op);
}
