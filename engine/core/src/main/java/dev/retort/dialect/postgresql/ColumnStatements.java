package dev.retort.dialect.postgresql;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.AddColumn;
import dev.retort.operation.DropColumn;
import dev.retort.operation.RenameColumn;
import java.util.ArrayList;
import java.util.List;

/** Statements that add, drop and rename columns; {@link ColumnAlterations} changes them. */
final class ColumnStatements {

    private ColumnStatements() {}

    static List<SqlStatement> add(AddColumn operation) {
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(SqlStatement.of(TableStatements.alter(operation.table())
                + "ADD COLUMN "
                + TableStatements.ifNotExists(operation.presence())
                + ColumnText.definition(operation.column())));
        Comments.ofColumn(operation.table(), operation.column()).ifPresent(statements::add);
        return statements;
    }

    static List<SqlStatement> drop(DropColumn operation) {
        return TableStatements.one(TableStatements.alter(operation.table())
                + "DROP COLUMN "
                + TableStatements.ifExists(operation.presence())
                + Identifiers.quote(operation.column())
                + TableStatements.cascade(operation.cascade()));
    }

    static List<SqlStatement> rename(RenameColumn operation) {
        return TableStatements.one(TableStatements.alter(operation.table()) + "RENAME COLUMN "
                + Identifiers.quote(operation.column()) + " TO " + Identifiers.quote(operation.newName()));
    }
}
