package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** One change that a migration asks for. Dialects turn it into statements. */
public sealed interface Operation
        permits Operation.OnTable,
                TableOperation,
                EnumOperation,
                SequenceOperation,
                ViewOperation,
                RoutineOperation,
                SchemaOperation,
                Execute,
                CustomOperation {

    /** What it does in a few words, such as {@code add column users.phone}. */
    String describe();

    /** What undoes it, or why nothing does. */
    Reversal reverse();

    /** The table that it changes; empty, as by default, if it changes none, or if that can't be told. */
    default Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }

    /** An operation that changes the table which it names. */
    sealed interface OnTable extends Operation
            permits ColumnOperation,
                    ConstraintOperation,
                    IndexOperation,
                    PartitionOperation,
                    RowOperation,
                    TableOperation.RenameTable,
                    TableOperation.SetTableComment,
                    TableOperation.DropTable,
                    RoutineOperation.CreateTrigger,
                    RoutineOperation.DropTrigger {

        /** The table. */
        QualifiedName table();

        @Override
        default Optional<QualifiedName> changedTable() {
            return Optional.of(table());
        }
    }
}
