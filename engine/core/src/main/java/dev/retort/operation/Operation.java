package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** One change that a migration asks for. Dialects turn it into statements. */
public sealed interface Operation
        permits AddColumn,
                AddConstraint,
                AddEnumLabel,
                AlterColumn,
                AlterSequence,
                AttachPartition,
                BackupTable,
                CreateEnum,
                CreateExtension,
                CreateFunction,
                CreateIndex,
                CreatePartition,
                CreateSchema,
                CreateSequence,
                CreateTable,
                CreateTrigger,
                CreateView,
                CustomOperation,
                DeleteRows,
                DetachPartition,
                DropColumn,
                DropConstraint,
                DropEnum,
                DropExpression,
                DropExtension,
                DropFunction,
                DropIndex,
                DropSchema,
                DropSequence,
                DropTable,
                DropTrigger,
                DropView,
                Execute,
                InsertRows,
                RefreshView,
                RenameColumn,
                RenameConstraint,
                RenameEnum,
                RenameEnumLabel,
                RenameIndex,
                RenameSequence,
                RenameTable,
                ReplaceEnum,
                ReplaceView,
                RestoreColumns,
                RestoreRows,
                SetExpression,
                SetTableComment,
                UpdateInBatches,
                UpdateRows,
                ValidateConstraint {

    /** What it does in a few words, such as {@code add column users.phone}. */
    String describe();

    /** What undoes it, or why nothing does. */
    Reversal reverse();

    /** The table that it changes; empty, as by default, if it changes none, or if that can't be told. */
    default Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }
}
