package dev.retort.operation;

import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Drops an index.
 *
 * @param table the table
 * @param index the index's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param concurrently whether writers go on meanwhile, outside a transaction; PostgreSQL only, no effect elsewhere
 * @param original the index as it was, for the way back
 */
public record DropIndex(
        QualifiedName table, String index, Presence presence, boolean concurrently, Optional<Index> original)
        implements Operation {

    /** The index's name in its table's schema. */
    public QualifiedName name() {
        return table.withName(index);
    }

    @Override
    public String describe() {
        return "drop index " + name();
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateIndex(table, it.named(index), presence, concurrently)))
                .orElseGet(() -> Reversal.none("the dropped index's definition was not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
