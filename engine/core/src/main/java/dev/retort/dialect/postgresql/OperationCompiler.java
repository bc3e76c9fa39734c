package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect.Compiler;
import dev.retort.dialect.OperationRules;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.statements.BatchStatements;
import dev.retort.dialect.postgresql.statements.ColumnAlterations;
import dev.retort.dialect.postgresql.statements.ColumnStatements;
import dev.retort.dialect.postgresql.statements.EnumReplacements;
import dev.retort.dialect.postgresql.statements.EnumStatements;
import dev.retort.dialect.postgresql.statements.IndexGuards;
import dev.retort.dialect.postgresql.statements.ObjectStatements;
import dev.retort.dialect.postgresql.statements.RowStatements;
import dev.retort.dialect.postgresql.statements.TableStatements;
import dev.retort.dialect.postgresql.statements.ViewReplacements;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.*;
import dev.retort.operation.ViewOperation.*;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns each operation into its statements. Every ALTER stands alone here, so none joins another. An enum type that a
 * column names must be there: {@code CreateEnum} makes it, {@code CreateTable} and {@code AddColumn} don't.
 */
final class OperationCompiler implements Compiler {

    private static final OperationRules RULES = new OperationRules(DatabaseKind.POSTGRESQL)
            .on(CreateTable.class, TableStatements::create)
            .on(DropTable.class, TableStatements::drop)
            .on(RenameTable.class, TableStatements::rename)
            .on(SetTableComment.class, TableStatements::comment)
            .on(AddConstraint.class, TableStatements::addConstraint)
            .on(DropConstraint.class, TableStatements::dropConstraint)
            .on(AddColumn.class, ColumnStatements::add)
            .on(DropColumn.class, ColumnStatements::drop)
            .on(RenameColumn.class, ColumnStatements::rename)
            .on(AlterColumn.class, ColumnAlterations::of)
            .on(CreateIndex.class, TableStatements::createIndex)
            .on(DropIndex.class, TableStatements::dropIndex)
            .on(CreateEnum.class, EnumStatements::create)
            .on(DropEnum.class, EnumStatements::drop)
            .on(AddEnumLabel.class, EnumStatements::addLabel)
            .on(RenameEnumLabel.class, EnumStatements::renameLabel)
            .on(SetExpression.class, ColumnStatements::setExpression)
            .on(DropExpression.class, ColumnStatements::dropExpression)
            .on(RenameIndex.class, TableStatements::renameIndex)
            .on(RenameConstraint.class, TableStatements::renameConstraint)
            .on(ValidateConstraint.class, TableStatements::validate)
            .on(CreatePartition.class, TableStatements::createPartition)
            .on(AttachPartition.class, TableStatements::attachPartition)
            .on(DetachPartition.class, TableStatements::detachPartition)
            .on(RenameEnum.class, EnumStatements::rename)
            .on(ReplaceEnum.class, EnumReplacements::of)
            .on(CreateSequence.class, ObjectStatements::createSequence)
            .on(AlterSequence.class, ObjectStatements::alterSequence)
            .on(RenameSequence.class, ObjectStatements::renameSequence)
            .on(DropSequence.class, ObjectStatements::dropSequence)
            .on(CreateSchema.class, ObjectStatements::createSchema)
            .on(DropSchema.class, ObjectStatements::dropSchema)
            .on(CreateExtension.class, ObjectStatements::createExtension)
            .on(DropExtension.class, ObjectStatements::dropExtension)
            .on(CreateView.class, ObjectStatements::createView)
            .on(ReplaceView.class, ViewReplacements::of)
            .on(DropView.class, ObjectStatements::dropView)
            .on(RefreshView.class, ObjectStatements::refreshView)
            .on(CreateFunction.class, ObjectStatements::createFunction)
            .on(DropFunction.class, ObjectStatements::dropFunction)
            .on(CreateTrigger.class, ObjectStatements::createTrigger)
            .on(DropTrigger.class, ObjectStatements::dropTrigger)
            .on(UpdateInBatches.class, BatchStatements::of)
            .on(BackupTable.class, RowStatements.CHANGES::backup)
            .on(RestoreColumns.class, RowStatements.CHANGES::restoreColumns)
            .on(RestoreRows.class, RowStatements::restoreRows)
            .on(UpdateRows.class, RowStatements.CHANGES::update)
            .on(DeleteRows.class, RowStatements.CHANGES::delete)
            .on(InsertRows.class, RowStatements::insert)
            .on(Execute.class, text -> execute(text).toList())
            .on(CustomOperation.class, custom -> execute(Execute.of(custom, DatabaseKind.POSTGRESQL))
                    .toList());

    @Override
    public boolean joins(List<Operation> before, Operation next) {
        return false;
    }

    @Override
    public List<SqlStatement> compile(List<Operation> operations, CatalogReader catalog) {
        return operations.stream()
                .flatMap(operation -> RULES.apply(operation, catalog).stream())
                .toList();
    }

    static boolean knows(Class<?> operation) {
        return RULES.know(operation);
    }

    @Override
    public Stream<SqlStatement> statements(CharSequence text, boolean transactional) {
        return split(text, transactional);
    }

    private static Stream<SqlStatement> execute(Execute operation) {
        return split(operation.sql().forDialect(DatabaseKind.POSTGRESQL.id()).orElse(""), operation.transactional());
    }

    private static Stream<SqlStatement> split(CharSequence text, boolean transactional) {
        return new SqlSplitter(DatabaseKind.POSTGRESQL)
                .stream(text)
                        .flatMap(IndexGuards::guarded)
                        .map(statement -> transactional ? statement : statement.outsideTransaction());
    }
}
