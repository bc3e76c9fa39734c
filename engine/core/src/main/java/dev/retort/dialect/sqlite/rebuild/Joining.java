package dev.retort.dialect.sqlite.rebuild;

import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.sql.sqlite.Names;
import java.util.List;
import java.util.Optional;

/**
 * Which operations are one change of a table. A column's rename may be among them: it is done by a statement of its own
 * after the others, so that none that follows it may speak of the column's name before or after.
 */
public final class Joining {

    private Joining() {}

    /**
     * Whether an operation is one change of a table together with those before it.
     *
     * @param before at least one, each of which joined the one before it
     */
    public static boolean joins(List<Operation> before, Operation next) {
        Operation last = before.get(before.size() - 1);
        return isTableChange(last)
                && isTableChange(next)
                && sameTable(last, next)
                && (next instanceof RenameColumn || before.stream().noneMatch(earlier -> renames(earlier, next)))
                && before.stream().noneMatch(earlier -> needsRowsOf(earlier, next));
    }

    /**
     * Whether a later change depends on what an earlier one does to the rows: the rows get an added column's default
     * before it goes, a column that comes after one of the same name was dropped begins empty, a column that gets two types
     * is looked at between them, and a generated column that becomes a plain one keeps the values that all changes so far
     * have led to.
     */
    private static boolean needsRowsOf(Operation earlier, Operation later) {
        if (later instanceof DropExpression) {
            return true;
        }
        if (earlier instanceof AddColumn add && later instanceof AlterColumn alter) {
            return Names.same(add.column().name(), alter.column());
        }
        if (earlier instanceof AlterColumn first && later instanceof AlterColumn second) {
            return first.type().isPresent() && second.type().isPresent() && Names.same(first.column(), second.column());
        }
        return earlier instanceof DropColumn drop
                && later instanceof AddColumn add
                && Names.same(drop.column(), add.column().name());
    }

    /** Whether an operation changes one table, and so may join others. */
    public static boolean isTableChange(Operation operation) {
        return operation instanceof AddColumn
                || operation instanceof DropColumn
                || operation instanceof AlterColumn
                || operation instanceof RenameColumn
                || operation instanceof AddConstraint
                || operation instanceof DropConstraint
                || operation instanceof SetExpression
                || operation instanceof DropExpression
                || operation instanceof RenameConstraint
                || operation instanceof CreateIndex
                || operation instanceof DropIndex;
    }

    private static boolean sameTable(Operation one, Operation other) {
        return one.changedTable().isPresent() && one.changedTable().equals(other.changedTable());
    }

    /** Whether an earlier operation renames what a later one may speak of. */
    private static boolean renames(Operation earlier, Operation later) {
        return Optional.of(earlier)
                .filter(RenameColumn.class::isInstance)
                .map(RenameColumn.class::cast)
                .filter(rename -> speaksOf(later, rename.column()) || speaksOf(later, rename.newName()))
                .isPresent();
    }

    /** Every name of a record shows in its text, so that this errs only towards a rebuild of its own. */
    private static boolean speaksOf(Operation operation, String name) {
        return Names.fold(operation.toString()).contains(Names.fold(name));
    }
}
