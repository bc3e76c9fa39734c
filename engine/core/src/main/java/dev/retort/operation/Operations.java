package dev.retort.operation;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a migration's author writes with: {@code op.addColumn("users", column("phone", string(32)))}. Each call goes to
 * the database in order. Names are plain: they are quoted where they need it. Not safe for use by several threads.
 */
public final class Operations {

    private final OperationSink sink;
    private final NamingConvention naming;
    private final Optional<String> schema;
    private final OpenAlteration open;

    /** Operations that go to a sink; constraints and indexes without a name are named by the convention. */
    public Operations(OperationSink sink, NamingConvention naming) {
        this(sink, naming, Optional.empty(), new OpenAlteration());
    }

    private Operations(OperationSink sink, NamingConvention naming, Optional<String> schema, OpenAlteration open) {
        this.sink = sink;
        this.naming = naming;
        this.schema = schema;
        this.open = open;
    }

    /** The same operations on the tables and types of another schema. */
    public Operations in(String schemaName) {
        return new Operations(sink, naming, Optional.of(schemaName), open);
    }

    /** The name of the database's dialect, {@code sqlite} or {@code postgresql}. */
    public String dialect() {
        return sink.dialect();
    }

    // Tables

    /** Creates a table with its constraints and indexes. */
    public void createTable(Table table) {
        QualifiedName name = table.name().schema().isPresent()
                ? table.name()
                : name(table.name().name());
        Table placed = new Table(
                name, table.columns(), table.constraints(), table.indexes(), table.comment(), table.options());
        add(new CreateTable(naming.applyTo(placed), Presence.REQUIRED));
    }

    /** Drops a table. */
    public void dropTable(String table) {
        add(new DropTable(name(table), Presence.REQUIRED, false, Optional.empty()));
    }

    /** Drops a table if it is there. */
    public void dropTableIfExists(String table) {
        add(new DropTable(name(table), Presence.OPTIONAL, false, Optional.empty()));
    }

    /** Renames a table. */
    public void renameTable(String table, String newName) {
        add(new RenameTable(name(table), newName));
    }

    /** Sets a table's comment; nothing on SQLite, which has none. */
    public void commentOnTable(String table, String comment) {
        add(new SetTableComment(name(table), Optional.of(comment), Change.keep()));
    }

    /** Makes several changes to one table, which on SQLite are one rebuild. */
    public void batch(String table, Consumer<TableChanges> changes) {
        changes.accept(new TableChanges(this, table));
        flush();
    }

    // Columns

    /** Adds a column at the end of a table. */
    public void addColumn(String table, Column column) {
        add(new AddColumn(name(table), column, Presence.REQUIRED));
    }

    /** Drops a column. */
    public void dropColumn(String table, String column) {
        add(new DropColumn(name(table), column, Presence.REQUIRED, false, Optional.empty()));
    }

    /** Renames a column. */
    public void renameColumn(String table, String column, String newName) {
        add(new RenameColumn(name(table), column, newName));
    }

    /** Changes a column: {@code op.alterColumn("users", "phone").notNull()}. */
    public ColumnAlteration alterColumn(String table, String column) {
        closeAlteration();
        ColumnAlteration alteration = new ColumnAlteration(name(table), column);
        open.begin(alteration, CallSite.find());
        return alteration;
    }

    // Indexes

    /** Creates an index. */
    public void createIndex(String table, Index index) {
        add(new CreateIndex(name(table), naming.applyTo(name(table), index), Presence.REQUIRED, false));
    }

    /** Creates an index while writers go on, outside the transaction; like {@link #createIndex} on SQLite. */
    public void createIndexConcurrently(String table, Index index) {
        add(new CreateIndex(name(table), naming.applyTo(name(table), index), Presence.REQUIRED, true));
    }

    /** Drops an index. */
    public void dropIndex(String index) {
        add(new DropIndex(name(index), Optional.empty(), Presence.REQUIRED, false, Optional.empty()));
    }

    // Constraints

    /** Adds a constraint of any kind. */
    public void addConstraint(String table, Constraint constraint) {
        add(new AddConstraint(name(table), naming.applyTo(name(table), constraint)));
    }

    /** Adds a primary key. */
    public void createPrimaryKey(String constraint, String table, String... columns) {
        addConstraint(table, PrimaryKey.primaryKey(columns).named(constraint));
    }

    /** Adds a unique constraint. */
    public void createUniqueConstraint(String constraint, String table, String... columns) {
        addConstraint(table, UniqueConstraint.unique(columns).named(constraint));
    }

    /** Adds a foreign key. */
    public void createForeignKey(String constraint, String table, ForeignKey key) {
        addConstraint(table, key.named(constraint));
    }

    /** Adds a check. */
    public void createCheckConstraint(String constraint, String table, String condition) {
        addConstraint(table, Check.check(condition).named(constraint));
    }

    /** Drops a constraint of any kind. */
    public void dropConstraint(String table, String constraint) {
        add(new DropConstraint(name(table), constraint, Optional.empty(), Presence.REQUIRED, false, Optional.empty()));
    }

    // Types

    /** Creates an enum type; nothing on SQLite, where each column has a check. */
    public void createEnum(EnumType type) {
        add(new CreateEnum(
                type.name().schema().isPresent()
                        ? type
                        : new EnumType(name(type.name().name()), type.labels())));
    }

    /** Drops an enum type; nothing on SQLite. */
    public void dropEnum(String type) {
        add(new DropEnum(name(type), Presence.REQUIRED, Optional.empty()));
    }

    /** Adds a label at the end of an enum type; nothing on SQLite. */
    public void addEnumLabel(String type, String label) {
        add(new AddEnumLabel(name(type), label, Optional.empty()));
    }

    /** Renames a label of an enum type; nothing on SQLite. */
    public void renameEnumLabel(String type, String label, String newLabel) {
        add(new RenameEnumLabel(name(type), label, newLabel));
    }

    // SQL and rows

    /** Runs SQL on every database, word for word. */
    public void execute(String sql) {
        execute(SqlText.of(sql));
    }

    /** Runs SQL on one database only. */
    public void executeOn(String dialect, String sql) {
        execute(SqlText.only(dialect, sql));
    }

    /** Runs SQL with a text of its own for some databases. */
    public void execute(SqlText sql) {
        add(new Execute(sql, Optional.empty(), true));
    }

    /** Runs SQL that can't run in a transaction; the one that is open is committed before. */
    public void autocommit(SqlText sql) {
        add(new Execute(sql, Optional.empty(), false));
    }

    /** Runs SQL that stands in a file; a failure then names the statement's line there. */
    public void executeFile(SqlText sql, SourceLine start) {
        closeAlteration();
        sink.acceptFile(new Execute(sql, Optional.empty(), true), start);
    }

    /** Inserts rows. */
    public void insert(String table, Row... rows) {
        add(new InsertRows(name(table), List.of(rows)));
    }

    /** Reads rows, as they are after all operations so far; not possible in an offline script. */
    public List<Row> query(String sql, Object... parameters) {
        flush();
        return sink.query(sql, List.of(parameters));
    }

    /** Runs any operation. */
    public void add(Operation operation) {
        closeAlteration();
        sink.accept(operation, CallSite.find());
    }

    /** Runs what was held back so far; the engine calls it at the end of a migration. */
    public void flush() {
        closeAlteration();
        sink.flush();
    }

    private void closeAlteration() {
        open.end(sink);
    }

    private QualifiedName name(String plain) {
        return new QualifiedName(schema, plain);
    }
}
