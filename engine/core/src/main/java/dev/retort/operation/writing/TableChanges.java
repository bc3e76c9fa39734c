package dev.retort.operation.writing;

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
    public Creation addColumn(Column column) {
        return operations.addColumn(table, column);
    }

    /** Drops a column. */
    public Drop<Column> dropColumn(String column) {
        return operations.dropColumn(table, column);
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
    public IndexCreation createIndex(Index index) {
        return operations.createIndex(table, index);
    }

    /** Drops an index. */
    public IndexDrop dropIndex(String index) {
        return operations.dropIndex(table, index);
    }

    /** Adds a constraint. */
    public void addConstraint(Constraint constraint) {
        operations.addConstraint(table, constraint);
    }

    /** Drops a constraint. */
    public Drop<Constraint> dropConstraint(String constraint) {
        return operations.dropConstraint(table, constraint);
    }

    /** Renames a constraint. */
    public void renameConstraint(String constraint, String newName) {
        operations.renameConstraint(table, constraint, newName);
    }
}
