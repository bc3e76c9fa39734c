package dev.retort.operation.writing;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.*;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.IndexOperation.*;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.*;
import dev.retort.operation.ViewOperation.*;
import dev.retort.operation.writing.Options.*;
import dev.retort.row.Row;
import dev.retort.schema.*;
import dev.retort.schema.Constraint.*;
import dev.retort.sql.DatabaseKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a migration's author writes with: {@code op.addColumn("users", column("phone", string(32)))}. Each call goes to
 * the database in order; the table comes first, then the thing. Names are plain: they are quoted where they need it.
 * What a method gives back takes further words, {@code op.dropTable("users").ifExists()}, until the next call. Not safe
 * for use by several threads.
 */
public final class Operations {

    private final Destination destination;

    /** Operations that go to a sink; constraints and indexes without a name are named by the convention. */
    public Operations(OperationSink sink, NamingConvention naming) {
        this(new Destination(sink, naming));
    }

    private Operations(Destination destination) {
        this.destination = destination;
    }

    /** The same operations on the tables and types of another schema. */
    public Operations in(String schema) {
        return new Operations(destination.in(schema));
    }

    /** The same operations on the way back: {@link #reversible} then undoes. The engine calls it for downgrades. */
    public Operations backward() {
        return new Operations(destination.goingBack());
    }

    /** The database that it runs on. */
    public DatabaseKind database() {
        return DatabaseKind.findById(destination.sink().dialect()).orElseThrow();
    }

    /** Runs any operation, also {@linkplain CustomOperation one of your own}. */
    public void add(Operation operation) {
        destination.accept(operation);
    }

    /** Makes several changes to one table, which on SQLite are one rebuild. */
    public void batch(String table, Consumer<TableChanges> changes) {
        changes.accept(new TableChanges(this, table));
        flush();
    }

    /**
     * Runs a block in an upgrade, and in a downgrade its operations' reverses, last first. Nothing is run before the
     * block has ended, so it can't read from the database. Rows of a table that the block creates need no reverse: they
     * go with the table; nor do rows that it backs up before. What comes back is filled before it refuses NULL.
     *
     * @throws dev.retort.error.InvalidOperationException in either direction, before anything is run, if an operation
     *     has no reverse
     */
    public void reversible(Consumer<Operations> block) {
        RecordedOperations recorded = new RecordedOperations(destination.sink().dialect());
        Operations inner = new Operations(destination.recordedBy(recorded));
        block.accept(inner);
        inner.destination.close();
        recorded.requireReverses();
        destination.close();
        if (destination.backward()) {
            recorded.undo(destination.sink());
        } else {
            recorded.replay(destination.sink());
        }
    }

    /** Runs what was held back so far; the engine calls it at the end of a migration. */
    public void flush() {
        destination.close();
        destination.sink().flush();
    }

    /** Creates a table with its constraints and indexes. */
    public CreateOptions createTable(Table table) {
        Table placed = destination.naming().applyTo(destination.place(table));
        return destination.create(presence -> new CreateTable(placed, presence));
    }

    /** Drops a table; refused on SQLite too while a view, a trigger or a foreign key elsewhere needs it. */
    public DropOptions<Table> dropTable(String table) {
        return destination.drop((presence, cascade, original) ->
                new DropTable(name(table), presence, cascade, original.map(destination::place)));
    }

    /** Renames a table. */
    public void renameTable(String table, String newName) {
        add(new RenameTable(name(table), newName));
    }

    /** Sets a table's comment; nothing on SQLite, which has none. */
    public ChangeOptions<String> commentOnTable(String table, String comment) {
        return comment(table, Optional.of(comment));
    }

    /** Removes a table's comment; nothing on SQLite, which has none. */
    public ChangeOptions<String> dropTableComment(String table) {
        return comment(table, Optional.empty());
    }

    private ChangeOptions<String> comment(String table, Optional<String> comment) {
        return destination.change(before -> new SetTableComment(
                name(table), comment, before.<Change<String>>map(Change::to).orElseGet(Change::keep)));
    }

    /** Adds a column at the end of a table. */
    public CreateOptions addColumn(String table, Column column) {
        return destination.create(presence -> new AddColumn(name(table), destination.place(column), presence));
    }

    /** Drops a column. */
    public DropOptions<Column> dropColumn(String table, String column) {
        return destination.drop((presence, cascade, original) ->
                new DropColumn(name(table), column, presence, cascade, original.map(destination::place)));
    }

    /** Renames a column. */
    public void renameColumn(String table, String column, String newName) {
        add(new RenameColumn(name(table), column, newName));
    }

    /** Changes a column: {@code op.alterColumn("users", "phone").notNull()}. */
    public AlterColumnOptions alterColumn(String table, String column) {
        return destination.begin(new AlterColumnOptions(destination, table, column));
    }

    /** Gives a generated column another expression; its values are recomputed. */
    public ChangeOptions<String> setExpression(String table, String column, String expression) {
        return destination.change(
                before -> new SetExpression(name(table), column, sql(expression), before.map(Schema::sql)));
    }

    /** Makes a generated column a plain one, which keeps its values. */
    public void dropExpression(String table, String column) {
        add(new DropExpression(name(table), column));
    }

    /** Creates a partition of a partitioned table; nothing on SQLite, where the table holds all rows itself. */
    public void createPartition(String table, String partition, String bounds) {
        add(new CreatePartition(name(table), name(partition), bounds));
    }

    /** Makes a table a partition of a partitioned one: {@code "FOR VALUES FROM (1) TO (9)"}; PostgreSQL only. */
    public void attachPartition(String table, String partition, String bounds) {
        add(new AttachPartition(name(table), name(partition), bounds));
    }

    /** Turns a partition into a table of its own; {@code was} takes the bounds; PostgreSQL only. */
    public ChangeOptions<String> detachPartition(String table, String partition) {
        return destination.change(bounds -> new DetachPartition(name(table), name(partition), false, bounds));
    }

    /** Does the same while others go on, outside the transaction, which is committed before; PostgreSQL only. */
    public ChangeOptions<String> detachPartitionConcurrently(String table, String partition) {
        return destination.change(bounds -> new DetachPartition(name(table), name(partition), true, bounds));
    }

    /** Creates an index. */
    public CreateIndexOptions createIndex(String table, Index index) {
        return destination.begin(
                new CreateIndexOptions(name(table), destination.naming().applyTo(name(table), index)));
    }

    /** Drops an index. */
    public DropIndexOptions dropIndex(String table, String index) {
        return destination.begin(new DropIndexOptions(name(table), index));
    }

    /** Renames an index; on SQLite it is rebuilt. */
    public void renameIndex(String table, String index, String newName) {
        add(new RenameIndex(name(table), index, newName));
    }

    /** Adds a constraint of any kind. */
    public void addConstraint(String table, Constraint constraint) {
        add(new AddConstraint(name(table), destination.naming().applyTo(name(table), constraint)));
    }

    /** Adds a primary key. */
    public void createPrimaryKey(String table, String constraint, String... columns) {
        addConstraint(table, primaryKey(columns).named(constraint));
    }

    /** Adds a unique constraint. */
    public void createUniqueConstraint(String table, String constraint, String... columns) {
        addConstraint(table, unique(columns).named(constraint));
    }

    /** Adds a foreign key. */
    public void createForeignKey(String table, String constraint, ForeignKey key) {
        addConstraint(table, key.named(constraint));
    }

    /** Adds a check. */
    public void createCheckConstraint(String table, String constraint, String condition) {
        addConstraint(table, check(condition).named(constraint));
    }

    /** Adds an exclusion constraint; PostgreSQL only. */
    public void createExclusionConstraint(String table, String constraint, Exclusion exclusion) {
        addConstraint(table, exclusion.named(constraint));
    }

    /** Drops a constraint of any kind. */
    public DropOptions<Constraint> dropConstraint(String table, String constraint) {
        return dropConstraint(table, constraint, Optional.empty());
    }

    /** Drops a constraint of one kind; on SQLite two of different kinds may share a name. */
    public DropOptions<Constraint> dropConstraint(String table, String constraint, Constraint.Kind kind) {
        return dropConstraint(table, constraint, Optional.of(kind));
    }

    private DropOptions<Constraint> dropConstraint(String table, String name, Optional<Constraint.Kind> kind) {
        return destination.drop((presence, cascade, original) ->
                new DropConstraint(name(table), name, kind, presence, cascade, original, destination.naming()));
    }

    /** Renames a constraint; on SQLite by a rebuild of the table. */
    public void renameConstraint(String table, String constraint, String newName) {
        add(new RenameConstraint(name(table), constraint, newName));
    }

    /** Checks the rows that were there before a constraint that was added as not valid; nothing on SQLite. */
    public void validateConstraint(String table, String constraint) {
        add(new ValidateConstraint(name(table), constraint));
    }

    /** Creates a trigger on each database for which it has an action. */
    public void createTrigger(String table, Trigger trigger) {
        add(new CreateTrigger(name(table), trigger));
    }

    /** Drops a trigger. */
    public DropOptions<Trigger> dropTrigger(String table, String trigger) {
        return destination.drop(
                (presence, cascade, original) -> new DropTrigger(name(table), trigger, presence, cascade, original));
    }

    /** Creates a view; a materialized one is a plain view on SQLite. */
    public CreateOptions createView(View view) {
        return destination.create(presence -> new CreateView(destination.place(view), presence));
    }

    /** Gives a view another query, or creates it; see {@link ReplaceView}. */
    public ChangeOptions<View> replaceView(View view) {
        return destination.change(before -> new ReplaceView(destination.place(view), before.map(destination::place)));
    }

    /** Drops a view. */
    public DropOptions<View> dropView(String view) {
        return dropView(view, false);
    }

    /** Drops a materialized view. */
    public DropOptions<View> dropMaterializedView(String view) {
        return dropView(view, true);
    }

    private DropOptions<View> dropView(String view, boolean materialized) {
        return destination.drop((presence, cascade, original) ->
                new DropView(name(view), materialized, presence, cascade, original.map(destination::place)));
    }

    /** Refreshes a materialized view; nothing on SQLite, where it is always fresh. */
    public void refreshView(String view) {
        add(new RefreshView(name(view), false));
    }

    /** Refreshes a materialized view while readers go on; it needs a unique index; nothing on SQLite. */
    public void refreshViewConcurrently(String view) {
        add(new RefreshView(name(view), true));
    }

    /** Creates a function; nothing on SQLite. */
    public void createFunction(StoredFunction function) {
        add(new CreateFunction(destination.place(function), false, Optional.empty()));
    }

    /** Creates a function, or replaces the one with the same parameters; nothing on SQLite. */
    public ChangeOptions<StoredFunction> replaceFunction(StoredFunction function) {
        return destination.change(
                before -> new CreateFunction(destination.place(function), true, before.map(destination::place)));
    }

    /** Drops the only function of that name; nothing on SQLite. */
    public DropOptions<StoredFunction> dropFunction(String function) {
        return dropFunction(function, Optional.empty());
    }

    /** Drops the function with these types of parameters, such as {@code "integer, text"}; nothing on SQLite. */
    public DropOptions<StoredFunction> dropFunction(String function, String signature) {
        return dropFunction(function, Optional.of(signature));
    }

    private DropOptions<StoredFunction> dropFunction(String function, Optional<String> signature) {
        return destination.drop((presence, cascade, original) ->
                new DropFunction(name(function), signature, presence, cascade, original.map(destination::place)));
    }

    /** Creates an enum type; nothing on SQLite, where each column has a check. */
    public CreateOptions createEnum(EnumType type) {
        return destination.create(presence -> new CreateEnum(destination.place(type), presence));
    }

    /** Drops an enum type; nothing on SQLite. */
    public DropOptions<EnumType> dropEnum(String type) {
        return destination.drop((presence, cascade, original) ->
                new DropEnum(name(type), presence, cascade, original.map(destination::place)));
    }

    /** Renames an enum type; nothing on SQLite. */
    public void renameEnum(String type, String newName) {
        add(new RenameEnum(name(type), newName));
    }

    /** Adds a label at the end of an enum type; see {@link AddEnumLabel} for SQLite. */
    public AddEnumLabelOptions addEnumLabel(String type, String label) {
        return destination.begin(new AddEnumLabelOptions(destination, name(type), label));
    }

    /** Renames a label of an enum type; see {@link RenameEnumLabel} for SQLite. */
    public RenameEnumLabelOptions renameEnumLabel(String type, String label, String newLabel) {
        return destination.begin(
                new RenameEnumLabelOptions(destination, new RenameEnumLabel(name(type), label, newLabel)));
    }

    /** Gives an enum type other labels, or another order; see {@link ReplaceEnum}. */
    public ReplaceEnumOptions replaceEnum(EnumType type) {
        return destination.begin(new ReplaceEnumOptions(destination, destination.place(type)));
    }

    /** Creates a sequence; PostgreSQL only. */
    public CreateOptions createSequence(Sequence sequence) {
        return destination.create(presence -> new CreateSequence(destination.place(sequence), presence));
    }

    /** Gives a sequence other settings; what isn't set becomes the database's own again; PostgreSQL only. */
    public AlterSequenceOptions alterSequence(Sequence sequence) {
        return destination.begin(new AlterSequenceOptions(destination.place(sequence)));
    }

    /** Renames a sequence; PostgreSQL only. */
    public void renameSequence(String sequence, String newName) {
        add(new RenameSequence(name(sequence), newName));
    }

    /** Drops a sequence; PostgreSQL only. */
    public DropOptions<Sequence> dropSequence(String sequence) {
        return destination.drop((presence, cascade, original) ->
                new DropSequence(name(sequence), presence, cascade, original.map(destination::place)));
    }

    /** Creates a schema; PostgreSQL only. */
    public CreateOptions createSchema(String schema) {
        return destination.create(presence -> new CreateSchema(schema, presence));
    }

    /** Drops a schema; PostgreSQL only. */
    public DropOptions<?> dropSchema(String schema) {
        return destination.drop((presence, cascade, original) -> new DropSchema(schema, presence, cascade));
    }

    /** Adds an extension to the database; its objects go to the schema of {@link #in}; nothing on SQLite. */
    public CreateOptions createExtension(String extension) {
        return destination.create(presence -> new CreateExtension(extension, destination.schema(), presence));
    }

    /** Removes an extension from the database; nothing on SQLite. */
    public DropOptions<?> dropExtension(String extension) {
        return destination.drop((presence, cascade, original) -> new DropExtension(extension, presence, cascade));
    }

    /** Runs SQL on every database, word for word. */
    public ExecuteOptions execute(String sql) {
        return execute(sql(sql));
    }

    /** Runs SQL on one database only. */
    public ExecuteOptions executeOn(DatabaseKind database, String sql) {
        return execute(sqlOn(database, sql));
    }

    /** Runs SQL with a text of its own for some databases. */
    public ExecuteOptions execute(SqlText sql) {
        return destination.begin(new ExecuteOptions(sql, true));
    }

    /** Runs SQL that can't run in a transaction; the one that is open is committed before. */
    public ExecuteOptions autocommit(String sql) {
        return autocommit(sql(sql));
    }

    /** Runs SQL that can't run in a transaction; the one that is open is committed before. */
    public ExecuteOptions autocommit(SqlText sql) {
        return destination.begin(new ExecuteOptions(sql, false));
    }

    /** Runs SQL from a file, which may be read from there while it runs; a failure then names the statement's line. */
    public void executeFile(CharSequence sql, SourceLine start) {
        destination.close();
        destination.sink().acceptFile(sql, start);
    }

    /** Inserts rows. */
    public InsertOptions insert(String table, Row... rows) {
        return insert(table, List.of(rows));
    }

    /** Inserts rows. */
    public InsertOptions insert(String table, List<Row> rows) {
        return destination.begin(new InsertOptions(name(table), rows));
    }

    /** Updates the rows that have the key's values: {@code op.update("users", row("id", 1), row("name", "Ada"))}. */
    public void update(String table, Row key, Row values) {
        add(new UpdateRows(name(table), key, values));
    }

    /** Deletes the rows that have the values of one of the keys. */
    public void delete(String table, Row... keys) {
        add(new DeleteRows(name(table), List.of(keys)));
    }

    /**
     * Updates many rows in batches, each in a transaction of its own; the one that is open is committed
     * before. A run that was killed goes on when it is run again, so let this be the only thing that its revision does.
     *
     * @param size the number of rows at a time, at least 1
     * @param assignments what follows SET: {@code slug = lower(title)}
     * @param pending a condition that holds for rows to be updated and not for updated ones: {@code slug IS NULL}
     */
    public UpdateInBatchesOptions updateInBatches(String table, int size, String assignments, String pending) {
        return updateInBatches(table, size, sql(assignments), sql(pending));
    }

    /** Does the same with a text of its own for some databases. */
    public UpdateInBatchesOptions updateInBatches(String table, int size, SqlText assignments, SqlText pending) {
        return destination.begin(
                new UpdateInBatchesOptions(new UpdateInBatches(name(table), size, assignments, pending, List.of())));
    }

    /**
     * Copies columns and the primary key of a table, or all of it, to a new table; the reverse puts them back.
     *
     * @param columns none for all
     */
    public void backupTable(String table, String backup, String... columns) {
        add(new BackupTable(name(table), name(backup), List.of(columns)));
    }

    /** Sets columns back to the values of a backup, row by row of the same primary key; keeps the backup. */
    public void restoreColumns(String table, String backup, String... columns) {
        add(new RestoreColumns(name(table), name(backup), List.of(columns)));
    }

    /** Inserts the rows of a backup that are missing; keeps the backup. */
    public void restoreRows(String table, String backup) {
        add(new RestoreRows(name(table), name(backup)));
    }

    /** Reads rows, as they are after all operations so far; not possible in an offline script. */
    public List<Row> query(String sql, Object... parameters) {
        flush();
        return destination.sink().query(sql, Arrays.asList(parameters));
    }

    private QualifiedName name(String plain) {
        return destination.name(plain);
    }
}
