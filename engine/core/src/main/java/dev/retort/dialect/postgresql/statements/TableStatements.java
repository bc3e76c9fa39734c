package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.ColumnText;
import dev.retort.dialect.postgresql.text.ConstraintText;
import dev.retort.dialect.postgresql.text.IndexText;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.*;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements about whole tables and their constraints. Enum types of columns are taken to be there. */
public final class TableStatements {

    private TableStatements() {}

    /** The table, then its indexes, then its comments. */
    public static List<SqlStatement> create(CreateTable operation) {
        Table table = operation.table();
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(SqlStatement.of(text(operation)));
        for (Index index : table.indexes()) {
            statements.add(IndexStatements.create(table.name(), index, operation.presence(), false));
        }
        table.comment()
                .ifPresent(comment -> statements.add(
                        SqlStatement.of(Comments.on("TABLE " + POSTGRESQL.quote(table.name()), comment))));
        table.columns()
                .forEach(column -> Comments.ofColumn(table.name(), column).ifPresent(statements::add));
        return statements;
    }

    /** Drops the table. */
    public static List<SqlStatement> drop(DropTable operation) {
        return one("DROP TABLE " + ifExists(operation.presence()) + POSTGRESQL.quote(operation.table())
                + cascade(operation.cascade()));
    }

    /** Renames the table. */
    public static List<SqlStatement> rename(RenameTable operation) {
        return one(alter(operation.table()) + "RENAME TO " + POSTGRESQL.quote(operation.newName()));
    }

    /** Sets the comment, or removes it if there is none. */
    public static List<SqlStatement> comment(SetTableComment operation) {
        String table = "TABLE " + POSTGRESQL.quote(operation.table());
        return one(operation.comment().map(text -> Comments.on(table, text)).orElseGet(() -> Comments.none(table)));
    }

    /** Adds the constraint. */
    public static List<SqlStatement> addConstraint(AddConstraint operation) {
        return one(alter(operation.table()) + "ADD " + ConstraintText.added(operation.constraint()));
    }

    /** Drops the constraint. */
    public static List<SqlStatement> dropConstraint(DropConstraint operation) {
        return one(alter(operation.table()) + "DROP CONSTRAINT " + ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + cascade(operation.cascade()));
    }

    /** Renames the constraint. */
    public static List<SqlStatement> renameConstraint(RenameConstraint operation) {
        return one(alter(operation.table()) + "RENAME CONSTRAINT " + POSTGRESQL.quote(operation.constraint()) + " TO "
                + POSTGRESQL.quote(operation.newName()));
    }

    /** Checks the rows that were there before the constraint. */
    public static List<SqlStatement> validate(ValidateConstraint operation) {
        return one(alter(operation.table()) + "VALIDATE CONSTRAINT " + POSTGRESQL.quote(operation.constraint()));
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

    static List<SqlStatement> one(String sql) {
        return List.of(SqlStatement.of(sql));
    }

    private static String text(CreateTable operation) {
        Table table = operation.table();
        return "CREATE " + (table.options().unlogged() ? "UNLOGGED " : "") + "TABLE "
                + ifNotExists(operation.presence()) + POSTGRESQL.quote(table.name()) + " " + body(table)
                + options(table);
    }

    private static String body(Table table) {
        List<String> lines = Stream.concat(
                        table.columns().stream().map(ColumnText::definition),
                        table.constraints().stream().map(ConstraintText::inTable))
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
                + IndexText.storage(table.options().storage())
                + IndexText.tablespace(table.options().tablespace());
    }
}
