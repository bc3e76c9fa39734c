package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.PartitionOperation.AttachPartition;
import dev.retort.operation.PartitionOperation.CreatePartition;
import dev.retort.operation.PartitionOperation.DetachPartition;
import java.util.List;

/**
 * Statements about the parts of partitioned tables.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-partitioning.html">Table partitioning</a>
 */
public final class PartitionStatements {

    private PartitionStatements() {}

    /** Creates a table as a partition. */
    public static List<SqlStatement> create(CreatePartition operation) {
        return TableStatements.one("CREATE TABLE " + POSTGRESQL.quote(operation.partition()) + " PARTITION OF "
                + POSTGRESQL.quote(operation.table()) + " " + operation.bounds());
    }

    /** Makes a table a partition. */
    public static List<SqlStatement> attach(AttachPartition operation) {
        return TableStatements.one(TableStatements.alter(operation.table()) + "ATTACH PARTITION "
                + POSTGRESQL.quote(operation.partition()) + " " + operation.bounds());
    }

    /** Turns a partition into a table of its own. */
    public static List<SqlStatement> detach(DetachPartition operation) {
        SqlStatement statement = SqlStatement.of(TableStatements.alter(operation.table()) + "DETACH PARTITION "
                + POSTGRESQL.quote(operation.partition()) + (operation.concurrently() ? " CONCURRENTLY" : ""));
        return List.of(operation.concurrently() ? statement.outsideTransaction() : statement);
    }
}
