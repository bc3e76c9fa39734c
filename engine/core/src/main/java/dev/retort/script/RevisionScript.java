package dev.retort.script;

import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import java.util.Optional;

/** A revision that can be run. Immutable and safe for use by several threads. */
public interface RevisionScript {

    /** Its place in the graph. Fully named, since an annotation of this package shares the simple name. */
    dev.retort.revision.Revision revision();

    /** Where it was read from. */
    ScriptOrigin origin();

    /** Its SHA-256 and the algorithm's name. */
    Checksum checksum();

    /** Whether each direction runs in a transaction. */
    boolean transactional();

    /** Why it is irreversible; empty if it isn't. */
    Optional<String> irreversible();

    /** Whether it has a downgrade; false if it is irreversible, or if nobody wrote one. */
    boolean hasDowngrade();

    /** Hands its operations to {@code op}, in order. A migration's own exception passes through. */
    void run(Direction direction, Operations op);
}
