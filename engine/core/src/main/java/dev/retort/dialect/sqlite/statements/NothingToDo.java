package dev.retort.dialect.sqlite.statements;

import static java.util.Map.entry;

import dev.retort.operation.ConstraintOperation.ValidateConstraint;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.PartitionOperation.CreatePartition;
import dev.retort.operation.RoutineOperation.CreateFunction;
import dev.retort.operation.RoutineOperation.DropFunction;
import dev.retort.operation.SchemaOperation.CreateExtension;
import dev.retort.operation.SchemaOperation.DropExtension;
import dev.retort.operation.TableOperation.SetTableComment;
import dev.retort.operation.ViewOperation.RefreshView;
import java.util.Map;
import java.util.Optional;

/** Operations that do nothing on SQLite, each with the reason. */
public final class NothingToDo {

    private static final String ENUM = "an enumeration column is text with a check of its labels here";
    private static final String LABELS = "no labels were given that a check could list";
    private static final String FUNCTION = "functions are the application's here, not the database's";
    private static final String EXTENSION = "extensions are PostgreSQL's";

    private static final Map<Class<? extends Operation>, String> REASONS = Map.ofEntries(
            entry(CreateEnum.class, ENUM),
            entry(DropEnum.class, ENUM),
            entry(RenameEnum.class, ENUM),
            entry(SetTableComment.class, "comments aren't kept here"),
            entry(CreateFunction.class, FUNCTION),
            entry(DropFunction.class, FUNCTION),
            entry(CreateExtension.class, EXTENSION),
            entry(DropExtension.class, EXTENSION),
            entry(CreatePartition.class, "the table holds all rows itself"),
            entry(RefreshView.class, "a view holds no rows here"),
            entry(ValidateConstraint.class, "every constraint holds for all rows from the beginning"));

    private NothingToDo() {}

    /** Why it does nothing; empty if it does something, or if nobody thought of it. */
    public static Optional<String> reason(Operation operation) {
        if (operation instanceof AddEnumLabel add) {
            return add.asReplacement().isPresent() ? Optional.empty() : Optional.of(LABELS);
        }
        if (operation instanceof RenameEnumLabel rename) {
            return rename.asReplacement().isPresent() ? Optional.empty() : Optional.of(LABELS);
        }
        return Optional.ofNullable(REASONS.get(operation.getClass()));
    }
}
