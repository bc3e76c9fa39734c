package dev.retort.operation.writing;

import dev.retort.operation.writing.Options.*;
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
    public CreateOptions addColumn(Column column) {
        return operations.addColumn(table, column);
    }

    /** Drops a column. */
    public DropOptions<Column> dropColumn(String column) {
        return operations.dropColumn(table, column);
    }

    /** Renames a column. */
    public void renameColumn(String column, String newName) {
        operations.renameColumn(table, column, newName);
    }

    /** Changes a column. */
    public AlterColumnOptions alterColumn(String column) {
        return operations.alterColumn(table, column);
    }

    /** Gives a generated column another expression; its values are recomputed. */
    public ChangeOptions<String> setExpression(String column, String expression) {
        return operations.setExpression(table, column, expression);
    }

    /** Makes a generated column a plain one, which keeps its values. */
    public void dropExpression(String column) {
        operations.dropExpression(table, column);
    }

    /** Creates an index. */
    public CreateIndexOptions createIndex(Index index) {
        return operations.createIndex(table, index);
    }

    /** Drops an index. */
    public DropIndexOptions dropIndex(String index) {
        return operations.dropIndex(table, index);
    }

    /** Renames an index. */
    public void renameIndex(String index, String newName) {
        operations.renameIndex(table, index, newName);
    }

    /** Adds a constraint. */
    public void addConstraint(Constraint constraint) {
        operations.addConstraint(table, constraint);
    }

    /** Drops a constraint. */
    public DropOptions<Constraint> dropConstraint(String constraint) {
        return operations.dropConstraint(table, constraint);
    }

    /** Renames a constraint. */
    public void renameConstraint(String constraint, String newName) {
        operations.renameConstraint(table, constraint, newName);
    }
}
