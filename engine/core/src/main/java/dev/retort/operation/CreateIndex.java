package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Creates an index.
 *
 * @param table the table
 * @param index the index, with a name
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 * @param concurrently whether writers go on meanwhile, outside a transaction; PostgreSQL only, no effect elsewhere
 */
public record CreateIndex(QualifiedName table, Index index, Presence presence, boolean concurrently)
        implements Operation {

    /** Checks that there is a name and something to index. */
    public CreateIndex {
        if (index.name().isEmpty()) {
            throw new InvalidOperationException("an index on " + table + " has no name", "name it: index(\"ix_…\")");
        }
        if (index.parts().isEmpty()) {
            throw new InvalidOperationException(
                    "index " + index.name().get() + " on " + table + " names no column", "call on(\"column\", …)");
        }
    }

    /** The index's name. */
    public String name() {
        return index.name().orElseThrow();
    }

    @Override
    public String describe() {
        return "create index " + name() + " on " + table;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropIndex(table, name(), presence, concurrently, Optional.of(index)));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
