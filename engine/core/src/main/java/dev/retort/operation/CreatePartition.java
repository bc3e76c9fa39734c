package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Creates a partition of a partitioned table. Nothing on SQLite, where the table itself holds all rows.
 *
 * @param table the partitioned table
 * @param partition the part's name
 * @param bounds which rows are in it, as SQL: {@code FOR VALUES FROM … TO …} or {@code DEFAULT}
 */
public record CreatePartition(QualifiedName table, QualifiedName partition, String bounds) implements Operation {

    @Override
    public String describe() {
        return "create partition " + partition + " of " + table;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropTable(partition, Presence.OPTIONAL, false, Optional.empty()));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
