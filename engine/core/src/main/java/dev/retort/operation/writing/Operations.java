package dev.retort.operation.writing;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.NamingConvention;
import dev.retort.sql.DatabaseKind;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a migration's author writes with: {@code op.addColumn("users", column("phone", string(32)))}. Each call goes to
 * the database in order. Names are plain: they are quoted where they need it. What a method gives back takes further
 * words, {@code op.dropTable("users").ifExists()}, until the next call. Not safe for use by several threads.
 */
public final class Operations extends DataOperations {

    /** Operations that go to a sink; constraints and indexes without a name are named by the convention. */
    public Operations(OperationSink sink, NamingConvention naming) {
        this(new Destination(sink, naming, Optional.empty(), new OpenOperation(), false));
    }

    private Operations(Destination destination) {
        super(destination);
    }

    /** The same operations on the tables and types of another schema. */
    public Operations in(String schemaName) {
        return new Operations(new Destination(
                destination.sink(),
                destination.naming(),
                Optional.of(schemaName),
                destination.open(),
                destination.backward()));
    }

    /** The same operations on the way back: {@link #reversible} then undoes. The engine calls it for downgrades. */
    public Operations backward() {
        return new Operations(new Destination(
                destination.sink(), destination.naming(), destination.schema(), destination.open(), true));
    }

    /** The database that it runs on. */
    public DatabaseKind database() {
        return DatabaseKind.findById(destination.sink().dialect()).orElseThrow();
    }

    /** Makes several changes to one table, which on SQLite are one rebuild. */
    public void batch(String table, Consumer<TableChanges> changes) {
        changes.accept(new TableChanges(this, table));
        flush();
    }

    /**
     * Runs a block in an upgrade, and in a downgrade its operations' reverses, last first. Nothing is run before the
     * block has ended, so it can't read from the database.
     *
     * @throws InvalidOperationException in either direction, before anything is run, if an operation has no reverse
     */
    public void reversible(Consumer<Operations> block) {
        RecordedOperations recorded = new RecordedOperations(destination.sink().dialect());
        Operations inner = new Operations(
                new Destination(recorded, destination.naming(), destination.schema(), new OpenOperation(), false));
        block.accept(inner);
        inner.closeOpen();
        recorded.requireReverses();
        closeOpen();
        if (destination.backward()) {
            recorded.undo(destination.sink());
        } else {
            recorded.replay(destination.sink());
        }
    }
}
