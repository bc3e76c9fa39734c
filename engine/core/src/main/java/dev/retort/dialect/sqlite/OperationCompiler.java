package dev.retort.dialect.sqlite;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect.Compiler;
import dev.retort.dialect.OperationRules;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.rebuild.Joining;
import dev.retort.dialect.sqlite.rebuild.TableEdits;
import dev.retort.dialect.sqlite.statements.BatchStatements;
import dev.retort.dialect.sqlite.statements.DataStatements;
import dev.retort.dialect.sqlite.statements.Drops;
import dev.retort.dialect.sqlite.statements.EnumReplacements;
import dev.retort.dialect.sqlite.statements.ObjectStatements;
import dev.retort.dialect.sqlite.statements.TableStatements;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ColumnOperation.RenameColumn;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.RenameIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.TableOperation.*;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compiles single operations, and the changes to one table together. */
final class OperationCompiler implements Compiler {

    private static final OperationRules RULES = new OperationRules(DatabaseKind.SQLITE)
            .on(CreateTable.class, TableStatements::create)
            .on(DropTable.class, Drops::table)
            .on(RenameTable.class, TableStatements::rename)
            .on(InsertRows.class, TableStatements::insert)
            .on(RenameIndex.class, DataStatements::renameIndex)
            .on(CreateView.class, ObjectStatements::createView)
            .on(ReplaceView.class, Drops::replaceView)
            .on(DropView.class, Drops::view)
            .on(CreateTrigger.class, ObjectStatements::createTrigger)
            .on(DropTrigger.class, ObjectStatements::dropTrigger)
            .on(AddEnumLabel.class, EnumReplacements::addLabel)
            .on(RenameEnumLabel.class, EnumReplacements::renameLabel)
            .on(ReplaceEnum.class, EnumReplacements::of)
            .on(UpdateInBatches.class, BatchStatements::of)
            .on(BackupTable.class, DataStatements::backup)
            .on(RestoreColumns.class, DataStatements::restoreColumns)
            .on(RestoreRows.class, DataStatements::restoreRows)
            .on(UpdateRows.class, DataStatements::update)
            .on(DeleteRows.class, DataStatements::delete)
            .on(Execute.class, text -> execute(text).toList())
            .on(CustomOperation.class, custom -> execute(Execute.of(custom, DatabaseKind.SQLITE))
                    .toList());

    @Override
    public boolean joins(List<Operation> before, Operation next) {
        return Joining.joins(before, next);
    }

    @Override
    public List<SqlStatement> compile(List<Operation> operations, CatalogReader catalog) {
        if (Joining.isTableChange(operations.get(0))) {
            return tableChanges(operations, catalog);
        }
        return operations.stream()
                .flatMap(operation -> single(operation, catalog).stream())
                .toList();
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

    /** The statements for an operation by itself; none for what there is no need of on SQLite. */
    private static List<SqlStatement> single(Operation operation, CatalogReader catalog) {
        if (ObjectStatements.reason(operation).isPresent()) {
            return List.of();
        }
        ObjectStatements.refuse(operation);
        return RULES.apply(operation, catalog);
    }

    @Override
    public Stream<SqlStatement> statements(CharSequence text, boolean transactional) {
        return split(text, transactional);
    }

    private static Stream<SqlStatement> execute(Execute operation) {
        return split(operation.sql().forDialect(DatabaseKind.SQLITE.id()).orElse(""), operation.transactional());
    }

    private static Stream<SqlStatement> split(CharSequence text, boolean transactional) {
        return new SqlSplitter(DatabaseKind.SQLITE)
                .stream(text)
                        .map(statement ->
                                transactional ? requireTransactional(statement) : statement.outsideTransaction());
    }

    private static SqlStatement requireTransactional(SqlStatement statement) {
        if (!statement.transactional()) {
            throw new InvalidOperationException(
                    "VACUUM can't run in a transaction", "use op.autocommit(…) instead of op.execute(…)");
        }
        return statement;
    }
}
