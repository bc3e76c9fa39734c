package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Makes a table a partition of a partitioned one. SQLite has no partitions and refuses.
 *
 * @param table the partitioned table
 * @param partition the table that becomes a part of it
 * @param bounds which rows are in it, as SQL: {@code FOR VALUES FROM … TO …} or {@code DEFAULT}
 */
public record AttachPartition(QualifiedName table, QualifiedName partition, String bounds) implements Operation {

    @Override
    public String describe() {
        return "attach partition " + partition + " to " + table;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DetachPartition(table, partition, false, Optional.of(bounds)));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
