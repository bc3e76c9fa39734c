package dev.retort.operation;

import dev.retort.operation.TableOperation.DropTable;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** What happens to a partition of a table. SQLite has none. */
public sealed interface PartitionOperation extends Operation.OnTable {

    /**
     * Creates a partition of a partitioned table. Nothing on SQLite, where the table itself holds all rows.
     *
     * @param table the partitioned table
     * @param partition the part's name
     * @param bounds which rows are in it, as SQL: {@code FOR VALUES FROM … TO …} or {@code DEFAULT}
     */
    record CreatePartition(QualifiedName table, QualifiedName partition, String bounds) implements PartitionOperation {

        @Override
        public String describe() {
            return "create partition " + partition + " of " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropTable(partition, Presence.OPTIONAL, false, Optional.empty()));
        }
    }

    /**
     * Makes a table a partition of a partitioned one. SQLite has no partitions and refuses.
     *
     * @param table the partitioned table
     * @param partition the table that becomes a part of it
     * @param bounds which rows are in it, as SQL: {@code FOR VALUES FROM … TO …} or {@code DEFAULT}
     */
    record AttachPartition(QualifiedName table, QualifiedName partition, String bounds) implements PartitionOperation {

        @Override
        public String describe() {
            return "attach partition " + partition + " to " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DetachPartition(table, partition, false, Optional.of(bounds)));
        }
    }

    /**
     * Turns a partition into a table of its own. SQLite has no partitions and refuses.
     *
     * @param table the partitioned table
     * @param partition the part
     * @param concurrently whether others go on meanwhile, outside a transaction; PostgreSQL then leaves a check of the
     *     bounds on the part
     * @param bounds which rows are in it, for the way back
     */
    record DetachPartition(QualifiedName table, QualifiedName partition, boolean concurrently, Optional<String> bounds)
            implements PartitionOperation {

        @Override
        public String describe() {
            return "detach partition " + partition + " from " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    bounds.map(it -> new AttachPartition(table, partition, it)),
                    "the detached partition's bounds were not given");
        }
    }
}
