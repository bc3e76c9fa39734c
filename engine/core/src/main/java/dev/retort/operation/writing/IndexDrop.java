package dev.retort.operation.writing;

import dev.retort.operation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** An index that is being dropped: {@code op.dropIndex("users", "ix_email").ifExists()}. */
public final class IndexDrop {

    private DropIndex operation;

    IndexDrop(QualifiedName table, String index) {
        operation = new DropIndex(table, index, Presence.REQUIRED, false, Optional.empty());
    }

    /** Does nothing if it isn't there. */
    public IndexDrop ifExists() {
        return with(Presence.OPTIONAL, operation.concurrently(), operation.original());
    }

    /** Lets writers go on, outside the transaction, which is committed before; no difference on SQLite. */
    public IndexDrop concurrently() {
        return with(operation.presence(), true, operation.original());
    }

    /** Says how it is before the drop, so that it can be reversed. */
    public IndexDrop was(Index before) {
        return with(operation.presence(), operation.concurrently(), Optional.of(before.named(operation.index())));
    }

    Operation operation() {
        return operation;
    }

    private IndexDrop with(Presence presence, boolean concurrently, Optional<Index> original) {
        operation = new DropIndex(operation.table(), operation.index(), presence, concurrently, original);
        return this;
    }
}
