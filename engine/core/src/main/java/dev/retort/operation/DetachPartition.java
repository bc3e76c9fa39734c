package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Turns a partition into a table of its own. SQLite has no partitions and refuses.
 *
 * @param table the partitioned table
 * @param partition the part
 * @param concurrently whether others go on meanwhile, outside a transaction; PostgreSQL then leaves a check of the
 *     bounds on the part
 * @param bounds which rows are in it, for the way back
 */
public record DetachPartition(
        QualifiedName table, QualifiedName partition, boolean concurrently, Optional<String> bounds)
        implements Operation {

    @Override
    public String describe() {
        return "detach partition " + partition + " from " + table;
    }

    @Override
    public Reversal reverse() {
        return bounds.map(it -> Reversal.by(new AttachPartition(table, partition, it)))
                .orElseGet(() -> Reversal.none("the detached partition's bounds were not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
