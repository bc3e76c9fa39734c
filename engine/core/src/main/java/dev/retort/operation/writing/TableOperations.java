package dev.retort.operation.writing;

import static dev.retort.schema.Schema.sql;

import dev.retort.operation.AddColumn;
import dev.retort.operation.AttachPartition;
import dev.retort.operation.Change;
import dev.retort.operation.CreatePartition;
import dev.retort.operation.CreateTable;
import dev.retort.operation.DetachPartition;
import dev.retort.operation.DropColumn;
import dev.retort.operation.DropExpression;
import dev.retort.operation.DropTable;
import dev.retort.operation.RenameColumn;
import dev.retort.operation.RenameTable;
import dev.retort.operation.SetExpression;
import dev.retort.operation.SetTableComment;
import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.Optional;

/** The part of {@link Operations} that is about tables and their columns. */
abstract sealed class TableOperations extends OperationWriter permits ConstraintOperations {

    TableOperations(Destination destination) {
        super(destination);
    }

    /** Creates a table with its constraints and indexes. */
    public Creation createTable(Table table) {
        Table named = destination.naming().applyTo(placed(table));
        return begin(new Creation(presence -> new CreateTable(named, presence)), Creation::operation);
    }

    /** Drops a table. */
    public Drop<Table> dropTable(String table) {
        return begin(
                new Drop<Table>((presence, cascade, original) ->
                        new DropTable(name(table), presence, cascade, original.map(this::placed))),
                Drop::operation);
    }

    /** Drops a table if it is there. */
    public void dropTableIfExists(String table) {
        dropTable(table).ifExists();
    }

    /** Renames a table. */
    public void renameTable(String table, String newName) {
        add(new RenameTable(name(table), newName));
    }

    /** Sets a table's comment; nothing on SQLite, which has none. */
    public Alteration<String> commentOnTable(String table, String comment) {
        return begin(
                new Alteration<String>(before -> new SetTableComment(
                        name(table),
                        Optional.of(comment),
                        before.<Change<String>>map(Change::to).orElseGet(Change::keep))),
                Alteration::operation);
    }

    /** Removes a table's comment; nothing on SQLite, which has none. */
    public Alteration<String> dropTableComment(String table) {
        return begin(
                new Alteration<String>(before -> new SetTableComment(
                        name(table),
                        Optional.empty(),
                        before.<Change<String>>map(Change::to).orElseGet(Change::keep))),
                Alteration::operation);
    }

    /** Adds a column at the end of a table. */
    public Creation addColumn(String table, Column column) {
        return begin(
                new Creation(presence -> new AddColumn(name(table), destination.place(column), presence)),
                Creation::operation);
    }

    /** Drops a column. */
    public Drop<Column> dropColumn(String table, String column) {
        return begin(
                new Drop<Column>((presence, cascade, original) ->
                        new DropColumn(name(table), column, presence, cascade, original.map(destination::place))),
                Drop::operation);
    }

    /** Renames a column. */
    public void renameColumn(String table, String column, String newName) {
        add(new RenameColumn(name(table), column, newName));
    }

    /** Changes a column: {@code op.alterColumn("users", "phone").notNull()}. */
    public ColumnAlteration alterColumn(String table, String column) {
        return beginAll(new ColumnAlteration(destination, table, column), ColumnAlteration::operations);
    }

    /** Gives a generated column another expression, from which its values are worked out anew. */
    public Alteration<String> setExpression(String table, String column, String expression) {
        return begin(
                new Alteration<String>(
                        before -> new SetExpression(name(table), column, sql(expression), before.map(Schema::sql))),
                Alteration::operation);
    }

    /** Makes a generated column a plain one, which keeps its values. */
    public void dropExpression(String table, String column) {
        add(new DropExpression(name(table), column));
    }

    /** Creates a part of a table that is partitioned; nothing on SQLite, where the table holds all rows itself. */
    public void createPartition(String table, String partition, String bounds) {
        add(new CreatePartition(name(table), name(partition), bounds));
    }

    /** Makes a table a part of a partitioned one: {@code "FOR VALUES FROM (1) TO (9)"}; PostgreSQL only. */
    public void attachPartition(String table, String partition, String bounds) {
        add(new AttachPartition(name(table), name(partition), bounds));
    }

    /** Makes a part of a partitioned table a table of its own; {@code was} takes the bounds; PostgreSQL only. */
    public Alteration<String> detachPartition(String table, String partition) {
        return detach(table, partition, false);
    }

    /** Does the same while others go on, outside the transaction, which is committed before; PostgreSQL only. */
    public Alteration<String> detachPartitionConcurrently(String table, String partition) {
        return detach(table, partition, true);
    }

    private Alteration<String> detach(String table, String partition, boolean concurrently) {
        QualifiedName part = name(partition);
        return begin(
                new Alteration<String>(bounds -> new DetachPartition(name(table), part, concurrently, bounds)),
                Alteration::operation);
    }

    private Table placed(Table table) {
        return new Table(
                destination.place(table.name()),
                table.columns().stream().map(destination::place).toList(),
                table.constraints(),
                table.indexes(),
                table.comment(),
                table.options());
    }
}
