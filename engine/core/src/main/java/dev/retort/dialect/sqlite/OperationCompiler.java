package dev.retort.dialect.sqlite;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect.Compiler;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.Joining;
import dev.retort.dialect.sqlite.rebuild.TableEdits;
import dev.retort.dialect.sqlite.statements.BatchStatements;
import dev.retort.dialect.sqlite.statements.DataStatements;
import dev.retort.dialect.sqlite.statements.ObjectStatements;
import dev.retort.dialect.sqlite.statements.TableStatements;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ColumnOperation.RenameColumn;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Execute;
import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.RowOperation.UpdateInBatches;
import dev.retort.operation.TableOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;

/** Compiles single operations, and the changes to one table together. */
record OperationCompiler(SqlSplitter splitter) implements Compiler {

    @Override
    public boolean joins(List<Operation> before, Operation next) {
        return Joining.joins(before, next);
    }

    @Override
    public List<SqlStatement> compile(List<Operation> operations, CatalogReader catalog) {
        if (Joining.isTableChange(operations.get(0))) {
            return tableChanges(operations, catalog);
        }
        List<SqlStatement> statements = new ArrayList<>();
        operations.forEach(operation -> statements.addAll(single(operation, catalog)));
        return statements;
    }

    private static List<SqlStatement> tableChanges(List<Operation> operations, CatalogReader catalog) {
        List<SqlStatement> statements = new ArrayList<>();
        List<Operation> edited = operations.stream()
                .filter(operation -> !(operation instanceof RenameColumn))
                .toList();
        if (!edited.isEmpty()) {
            TableEdits edits = new TableEdits(catalog, table(operations));
            edited.forEach(edits::apply);
            statements.addAll(edits.statements());
        }
        operations.stream()
                .filter(RenameColumn.class::isInstance)
                .map(RenameColumn.class::cast)
                .forEach(rename -> statements.add(SqlStatement.of(rename(rename))));
        return statements;
    }

    private static QualifiedName table(List<Operation> operations) {
        return operations.get(0).changedTable().orElseThrow();
    }

    /** Indexes, constraints, views and triggers follow by themselves. */
    private static String rename(RenameColumn operation) {
        return "ALTER TABLE " + SQLITE.quote(operation.table()) + " RENAME COLUMN " + SQLITE.quote(operation.column())
                + " TO " + SQLITE.quote(operation.newName());
    }

    private List<SqlStatement> single(Operation operation, CatalogReader catalog) {
        if (operation instanceof Execute execute) {
            return execute(execute);
        }
        if (operation instanceof CustomOperation custom) {
            return execute(Execute.of(custom, DatabaseKind.SQLITE));
        }
        if (operation instanceof UpdateInBatches update) {
            return BatchStatements.of(update, catalog);
        }
        List<String> statements = new ArrayList<>();
        if (operation instanceof CreateTable create) {
            statements.addAll(TableStatements.create(create));
        } else if (operation instanceof DropTable drop) {
            statements.add(TableStatements.drop(drop));
        } else if (operation instanceof RenameTable rename) {
            statements.add(TableStatements.rename(rename));
        } else if (operation instanceof InsertRows insert) {
            statements.addAll(TableStatements.insert(insert));
        } else if (ObjectStatements.reason(operation).isEmpty()) {
            return ObjectStatements.of(operation)
                    .map(texts -> texts.stream().map(SqlStatement::of).toList())
                    .or(() -> DataStatements.of(operation, catalog))
                    .orElseThrow(() -> unknown(operation));
        }
        return statements.stream().map(SqlStatement::of).toList();
    }

    private static InvalidOperationException unknown(Operation operation) {
        return new InvalidOperationException(
                Problem.of("unknown-operation", "SQLite has no statements for: " + operation.describe())
                        .with("operation", operation.getClass().getName())
                        .cure("use op.execute(…) with the SQL for SQLite"));
    }

    private List<SqlStatement> execute(Execute operation) {
        List<SqlStatement> split = operation
                .sql()
                .forDialect(DatabaseKind.SQLITE.id())
                .map(splitter::split)
                .orElse(List.of());
        if (!operation.transactional()) {
            return split.stream().map(SqlStatement::outsideTransaction).toList();
        }
        for (SqlStatement statement : split) {
            if (!statement.transactional()) {
                throw new InvalidOperationException(
                        "VACUUM can't run in a transaction", "use op.autocommit(…) instead of op.execute(…)");
            }
        }
        return split;
    }
}
