package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.IndexText;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.Presence;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.List;

/** Statements about indexes; a concurrent one can't run in a transaction. */
public final class IndexStatements {

    private IndexStatements() {}

    /** Creates the index. */
    public static List<SqlStatement> create(CreateIndex operation) {
        return List.of(create(operation.table(), operation.index(), operation.presence(), operation.concurrently()));
    }

    static SqlStatement create(QualifiedName table, Index index, Presence presence, boolean concurrently) {
        if (index.name().isEmpty() && presence == Presence.OPTIONAL) {
            throw new InvalidOperationException(
                    "an index of " + table + " created IF NOT EXISTS has no name", "name it");
        }
        SqlStatement statement = SqlStatement.of("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + (concurrently ? "CONCURRENTLY " : "")
                + TableStatements.ifNotExists(presence)
                + index.name().map(name -> POSTGRESQL.quote(name) + " ").orElse("")
                + IndexText.on(table, index));
        return concurrently ? statement.outsideTransaction() : statement;
    }

    /** Renames the index. */
    public static List<SqlStatement> rename(RenameIndex operation) {
        return TableStatements.one("ALTER INDEX " + POSTGRESQL.quote(operation.name()) + " RENAME TO "
                + POSTGRESQL.quote(operation.newName()));
    }

    /** Drops the index. */
    public static List<SqlStatement> drop(DropIndex operation) {
        SqlStatement statement = SqlStatement.of("DROP INDEX "
                + (operation.concurrently() ? "CONCURRENTLY " : "")
                + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()));
        return List.of(operation.concurrently() ? statement.outsideTransaction() : statement);
    }
}
