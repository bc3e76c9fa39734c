package dev.retort.operation;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;

/** The operations of one table, inside {@link Operations#batch}. */
public final class TableChanges {

    private final Operations operations;
    private final String table;

    TableChanges(Operations operations, String table) {
        this.operations = operations;
        this.table = table;
    }

    /** Adds a column at the end. */
    public void addColumn(Column column) {
        operations.addColumn(table, column);
    }

    /** Drops a column. */
    public void dropColumn(String column) {
        operations.dropColumn(table, column);
    }

    /** Renames a column. */
    public void renameColumn(String column, String newName) {
        operations.renameColumn(table, column, newName);
    }

    /** Changes a column. */
    public ColumnAlteration alterColumn(String column) {
        return operations.alterColumn(table, column);
    }

    /** Creates an index. */
    public void createIndex(Index index) {
        operations.createIndex(table, index);
    }

    /** Drops an index. */
    public void dropIndex(String index) {
        operations.dropIndex(index);
    }

    /** Adds a constraint. */
    public void addConstraint(Constraint constraint) {
        operations.addConstraint(table, constraint);
    }

    /** Drops a constraint. */
    public void dropConstraint(String constraint) {
        operations.dropConstraint(table, constraint);
    }
}
