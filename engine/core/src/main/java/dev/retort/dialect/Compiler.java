package dev.retort.dialect;

import dev.retort.operation.Operation;
import java.util.List;

/** Turns operations into the statements of one database. */
public interface Compiler {

    /**
     * Whether an operation belongs to the ones before it, so that they are compiled together: several changes to one
     * table that are one rebuild.
     *
     * @param before at least one operation, each of which joined the one before it
     */
    boolean joins(List<Operation> before, Operation next);

    /**
     * The statements for one operation, or for several that joined.
     *
     * @param operations at least one
     * @param catalog the database as it is before them
     * @return the statements in order; none if nothing is to be done on this database
     * @throws dev.retort.error.InvalidOperationException if this database has no such thing, or the catalog lacks
     *     what is to be changed
     */
    List<SqlStatement> compile(List<Operation> operations, CatalogReader catalog);
}
