package dev.retort.operation.writing;

import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/** An index that is being dropped: {@code op.dropIndex("users", "ix_email").ifExists()}. */
public final class DropIndexOptions extends Options {

    private DropIndex operation;

    DropIndexOptions(QualifiedName table, String index) {
        operation = new DropIndex(table, index, Presence.REQUIRED, false, Optional.empty());
    }

    /** Does nothing if it doesn't exist. */
    public DropIndexOptions ifExists() {
        return with(Presence.OPTIONAL, operation.concurrently(), operation.original());
    }

    /** Lets writers go on, outside the transaction, which is committed before; no difference on SQLite. */
    public DropIndexOptions concurrently() {
        return with(operation.presence(), true, operation.original());
    }

    /** Gives its definition before the drop, so that it can be reversed. */
    public DropIndexOptions was(Index before) {
        return with(operation.presence(), operation.concurrently(), Optional.of(before.named(operation.index())));
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }

    private DropIndexOptions with(Presence presence, boolean concurrently, Optional<Index> original) {
        operation = new DropIndex(operation.table(), operation.index(), presence, concurrently, original);
        return this;
    }
}
