package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.dialect.postgresql.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.IndexOperation.*;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.*;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements about tables, their constraints, indexes, comments and parts. Enum types of columns are taken to be there; what
 * is done concurrently can't run in a transaction.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-partitioning.html">Table partitioning</a>
 */
public final class TableStatements {

    private TableStatements() {}

    /** The table, then its indexes, then its comments. */
    public static List<SqlStatement> create(CreateTable operation) {
        Table table = operation.table();
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(SqlStatement.of(text(operation)));
        for (Index index : table.indexes()) {
            statements.add(createIndex(table.name(), index, operation.presence(), false));
        }
        table.comment()
                .ifPresent(comment ->
                        statements.add(SqlStatement.of(commentOn("TABLE " + POSTGRESQL.quote(table.name()), comment))));
        table.columns().forEach(column -> commentOfColumn(table.name(), column).ifPresent(statements::add));
        return statements;
    }

    /** Drops the table. */
    public static List<SqlStatement> drop(DropTable operation) {
        return drop("TABLE", operation.presence(), POSTGRESQL.quote(operation.table()), operation.cascade());
    }

    /** Renames the table. */
    public static List<SqlStatement> rename(RenameTable operation) {
        return rename("TABLE", operation.table(), operation.newName());
    }

    /** Sets the comment, or removes it if there is none. */
    public static List<SqlStatement> comment(SetTableComment operation) {
        String table = "TABLE " + POSTGRESQL.quote(operation.table());
        return SqlStatement.all(
                operation.comment().map(text -> commentOn(table, text)).orElseGet(() -> noComment(table)));
    }

    /** Adds the constraint. */
    public static List<SqlStatement> addConstraint(AddConstraint operation) {
        return SqlStatement.all(alter(operation.table()) + "ADD " + TableText.added(operation.constraint()));
    }

    /** Drops the constraint. */
    public static List<SqlStatement> dropConstraint(DropConstraint operation) {
        return SqlStatement.all(alter(operation.table()) + "DROP CONSTRAINT " + ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + cascade(operation.cascade()));
    }

    /** Renames the constraint. */
    public static List<SqlStatement> renameConstraint(RenameConstraint operation) {
        return SqlStatement.all(alter(operation.table()) + "RENAME CONSTRAINT "
                + POSTGRESQL.quote(operation.constraint()) + " TO " + POSTGRESQL.quote(operation.newName()));
    }

    /** Checks the rows that were there before the constraint. */
    public static List<SqlStatement> validate(ValidateConstraint operation) {
        return SqlStatement.all(
                alter(operation.table()) + "VALIDATE CONSTRAINT " + POSTGRESQL.quote(operation.constraint()));
    }

    static List<SqlStatement> drop(String kind, Presence presence, String what, boolean cascade) {
        return SqlStatement.all("DROP " + kind + " " + ifExists(presence) + what + cascade(cascade));
    }

    static List<SqlStatement> rename(String kind, QualifiedName name, String newName) {
        return SqlStatement.all(
                "ALTER " + kind + " " + POSTGRESQL.quote(name) + " RENAME TO " + POSTGRESQL.quote(newName));
    }

    static String alter(QualifiedName table) {
        return "ALTER TABLE " + POSTGRESQL.quote(table) + " ";
    }

    static String ifExists(Presence presence) {
        return presence == Presence.OPTIONAL ? "IF EXISTS " : "";
    }

    static String ifNotExists(Presence presence) {
        return presence == Presence.OPTIONAL ? "IF NOT EXISTS " : "";
    }

    static String cascade(boolean cascade) {
        return cascade ? " CASCADE" : "";
    }

    private static String text(CreateTable operation) {
        Table table = operation.table();
        return "CREATE " + (table.options().unlogged() ? "UNLOGGED " : "") + "TABLE "
                + ifNotExists(operation.presence()) + POSTGRESQL.quote(table.name()) + " " + body(table)
                + options(table);
    }

    private static String body(Table table) {
        List<String> lines = Stream.concat(
                        table.columns().stream().map(TableText::column),
                        table.constraints().stream().map(TableText::inTable))
                .toList();
        return lines.isEmpty() ? "()" : "(\n    " + String.join(",\n    ", lines) + "\n)";
    }

    private static String options(Table table) {
        String inherits = table.options().inherits().isEmpty()
                ? ""
                : table.options().inherits().stream()
                        .map(POSTGRESQL::quote)
                        .collect(Collectors.joining(", ", " INHERITS (", ")"));
        return inherits
                + table.options()
                        .partitionBy()
                        .map(key -> " PARTITION BY " + key)
                        .orElse("")
                + table.options()
                        .method()
                        .map(name -> " USING " + POSTGRESQL.quote(name))
                        .orElse("")
                + TableText.storage(table.options().storage())
                + TableText.tablespace(table.options().tablespace());
    }

    static String commentOn(String target, String text) {
        return "COMMENT ON " + target + " IS " + Literals.text(text);
    }

    static String noComment(String target) {
        return "COMMENT ON " + target + " IS NULL";
    }

    static String columnTarget(QualifiedName table, String column) {
        return "COLUMN " + POSTGRESQL.quote(table) + "." + POSTGRESQL.quote(column);
    }

    static Optional<SqlStatement> commentOfColumn(QualifiedName table, Column column) {
        return column.comment().map(text -> SqlStatement.of(commentOn(columnTarget(table, column.name()), text)));
    }

    /** Creates a table as a partition. */
    public static List<SqlStatement> createPartition(CreatePartition operation) {
        return SqlStatement.all("CREATE TABLE " + POSTGRESQL.quote(operation.partition()) + " PARTITION OF "
                + POSTGRESQL.quote(operation.table()) + " " + operation.bounds());
    }

    /** Makes a table a partition. */
    public static List<SqlStatement> attachPartition(AttachPartition operation) {
        return SqlStatement.all(alter(operation.table()) + "ATTACH PARTITION " + POSTGRESQL.quote(operation.partition())
                + " " + operation.bounds());
    }

    /** Turns a partition into a table of its own. */
    public static List<SqlStatement> detachPartition(DetachPartition operation) {
        SqlStatement statement = SqlStatement.of(alter(operation.table()) + "DETACH PARTITION "
                + POSTGRESQL.quote(operation.partition()) + (operation.concurrently() ? " CONCURRENTLY" : ""));
        return List.of(operation.concurrently() ? statement.outsideTransaction() : statement);
    }

    /** Creates the index; one that is there already must be one that queries can use. */
    public static List<SqlStatement> createIndex(CreateIndex operation) {
        SqlStatement creation =
                createIndex(operation.table(), operation.index(), operation.presence(), operation.concurrently());
        Optional<String> name = operation.index().name();
        return operation.presence() == Presence.OPTIONAL && name.isPresent()
                ? List.of(IndexGuards.requireValid(operation.table(), name.get()), creation)
                : List.of(creation);
    }

    static SqlStatement createIndex(QualifiedName table, Index index, Presence presence, boolean concurrently) {
        if (index.name().isEmpty() && presence == Presence.OPTIONAL) {
            throw new InvalidOperationException(
                    "an index of " + table + " created IF NOT EXISTS has no name", "name it");
        }
        SqlStatement statement = SqlStatement.of("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + (concurrently ? "CONCURRENTLY " : "")
                + ifNotExists(presence)
                + index.name().map(name -> POSTGRESQL.quote(name) + " ").orElse("")
                + TableText.onTable(table, index));
        return concurrently ? statement.outsideTransaction() : statement;
    }

    /** Renames the index. */
    public static List<SqlStatement> renameIndex(RenameIndex operation) {
        return rename("INDEX", operation.name(), operation.newName());
    }

    /** Drops the index. */
    public static List<SqlStatement> dropIndex(DropIndex operation) {
        SqlStatement statement = SqlStatement.of("DROP INDEX "
                + (operation.concurrently() ? "CONCURRENTLY " : "")
                + ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()));
        return List.of(operation.concurrently() ? statement.outsideTransaction() : statement);
    }
}
