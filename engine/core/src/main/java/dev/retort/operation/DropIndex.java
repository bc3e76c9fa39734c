package dev.retort.operation;

import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Drops an index.
 *
 * @param name the index's name, in its table's schema
 * @param table the table, if it was named
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param concurrently whether writers go on meanwhile, outside a transaction; PostgreSQL only, no effect elsewhere
 * @param original the index as it was, for the way back
 */
public record DropIndex(
        QualifiedName name,
        Optional<QualifiedName> table,
        Presence presence,
        boolean concurrently,
        Optional<Index> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop index " + name;
    }

    @Override
    public Reversal reverse() {
        if (table.isEmpty() || original.isEmpty()) {
            return Reversal.none("the dropped index's table and definition were not given");
        }
        return Reversal.by(new CreateIndex(table.get(), original.get(), presence, concurrently));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return table;
    }
}
