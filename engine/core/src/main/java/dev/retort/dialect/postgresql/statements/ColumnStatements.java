package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;

/** Statements that add, drop and rename columns; {@link ColumnAlterations} changes them. */
public final class ColumnStatements {

    private ColumnStatements() {}

    /** Adds the column, with its comment. */
    public static List<SqlStatement> add(AddColumn operation) {
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(SqlStatement.of(TableStatements.alter(operation.table())
                + "ADD COLUMN "
                + TableStatements.ifNotExists(operation.presence())
                + TableText.column(operation.column())));
        TableStatements.commentOfColumn(operation.table(), operation.column()).ifPresent(statements::add);
        return statements;
    }

    /** Drops the column. */
    public static List<SqlStatement> drop(DropColumn operation) {
        return SqlStatement.all(TableStatements.alter(operation.table())
                + "DROP COLUMN "
                + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.column())
                + TableStatements.cascade(operation.cascade()));
    }

    /**
     * Gives a generated column another expression; its values are recomputed.
     *
     * @throws InvalidOperationException before PostgreSQL 17, code {@code server-too-old}
     * @see <a href="https://www.postgresql.org/docs/17/sql-altertable.html">ALTER COLUMN … SET EXPRESSION</a>
     */
    public static List<SqlStatement> setExpression(SetExpression operation, CatalogReader catalog) {
        String older =
                "SELECT current_setting('server_version') WHERE current_setting('server_version_num')::int < 170000";
        catalog.requireNoRows("PostgreSQL can give a generated column another expression since version 17", older);
        List<String> version = catalog.hasRows() ? catalog.texts(older) : List.of();
        if (!version.isEmpty()) {
            throw new InvalidOperationException(
                    Problem.of(
                                    "server-too-old",
                                    "PostgreSQL can give a generated column another expression since version 17")
                            .with("column", operation.table() + "." + operation.column())
                            .with("server", version.get(0))
                            .cure(
                                    "drop the column and add it again with the new expression, op.dropColumn(…) and"
                                            + " op.addColumn(…): its values are computed, so none is lost; make its indexes again, too"));
        }
        return alter(
                operation.table(),
                operation.column(),
                "SET EXPRESSION AS (" + operation.expression().require(DatabaseKind.POSTGRESQL, "a generated column")
                        + ")");
    }

    /** Turns a generated column into a plain one that keeps its values. */
    public static List<SqlStatement> dropExpression(DropExpression operation) {
        return alter(operation.table(), operation.column(), "DROP EXPRESSION");
    }

    private static List<SqlStatement> alter(QualifiedName table, String column, String action) {
        return SqlStatement.all(
                TableStatements.alter(table) + "ALTER COLUMN " + POSTGRESQL.quote(column) + " " + action);
    }

    /** Renames the column; whatever names it follows by itself. */
    public static List<SqlStatement> rename(RenameColumn operation) {
        return SqlStatement.all(TableStatements.alter(operation.table()) + "RENAME COLUMN "
                + POSTGRESQL.quote(operation.column()) + " TO " + POSTGRESQL.quote(operation.newName()));
    }
}
