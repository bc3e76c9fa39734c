package dev.retort.operation.writing;

import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.List;

/** An index that is being created: {@code op.createIndex("users", index("ix_email").on("email")).concurrently()}. */
public final class CreateIndexOptions extends Options {

    private CreateIndex operation;

    CreateIndexOptions(QualifiedName table, Index index) {
        operation = new CreateIndex(table, index, Presence.REQUIRED, false);
    }

    /** Leaves it alone if an index of that name already exists, whatever it looks like. */
    public CreateIndexOptions ifNotExists() {
        operation = new CreateIndex(operation.table(), operation.index(), Presence.OPTIONAL, operation.concurrently());
        return this;
    }

    /** Lets writers go on, outside the transaction, which is committed before; no difference on SQLite. */
    public CreateIndexOptions concurrently() {
        operation = new CreateIndex(operation.table(), operation.index(), operation.presence(), true);
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }
}
