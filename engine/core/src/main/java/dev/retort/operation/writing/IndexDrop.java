package dev.retort.operation.writing;

import dev.retort.operation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** An index that is being dropped: {@code op.dropIndex("ix_email").ifExists()}. */
public final class IndexDrop {

    private final Destination destination;
    private DropIndex operation;

    IndexDrop(Destination destination, String index) {
        this.destination = destination;
        this.operation =
                new DropIndex(destination.name(index), Optional.empty(), Presence.REQUIRED, false, Optional.empty());
    }

    /** Does nothing if it isn't there. */
    public IndexDrop ifExists() {
        return with(operation.table(), Presence.OPTIONAL, operation.concurrently(), operation.original());
    }

    /** Lets writers go on, outside the transaction, which is committed before; no difference on SQLite. */
    public IndexDrop concurrently() {
        return with(operation.table(), operation.presence(), true, operation.original());
    }

    /** Says whose index it is, so that on SQLite it joins other changes of that table. */
    public IndexDrop on(String table) {
        Optional<QualifiedName> named = Optional.of(destination.name(table));
        return with(named, operation.presence(), operation.concurrently(), operation.original());
    }

    /** Says how it is before the drop, so that it can be reversed. */
    public IndexDrop was(String table, Index index) {
        on(table);
        Index before = index.named(operation.name().name());
        return with(operation.table(), operation.presence(), operation.concurrently(), Optional.of(before));
    }

    Operation operation() {
        return operation;
    }

    private IndexDrop with(
            Optional<QualifiedName> table, Presence presence, boolean concurrently, Optional<Index> original) {
        operation = new DropIndex(operation.name(), table, presence, concurrently, original);
        return this;
    }
}
