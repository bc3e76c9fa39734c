package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;
import static java.util.Map.entry;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.ConstraintOperation.ValidateConstraint;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.Operation;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.Presence;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.SetTableComment;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Trigger;
import dev.retort.schema.View;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements about views and triggers, and a refusal of what SQLite has nothing like. */
public final class ObjectStatements {

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

    private ObjectStatements() {}

    /**
     * The statements for a view or a trigger; empty for another operation.
     *
     * @throws InvalidOperationException if SQLite has nothing like it
     */
    public static Optional<List<String>> of(Operation operation) {
        refuse(operation);
        if (operation instanceof CreateView create) {
            boolean optional = create.presence() == Presence.OPTIONAL;
            return Optional.of(List.of("CREATE VIEW " + (optional ? "IF NOT EXISTS " : "") + named(create.view())));
        }
        if (operation instanceof ReplaceView replace) {
            String name = SQLITE.quote(replace.view().name());
            return Optional.of(List.of("DROP VIEW IF EXISTS " + name, "CREATE VIEW " + named(replace.view())));
        }
        if (operation instanceof DropView drop) {
            return Optional.of(List.of("DROP VIEW " + ifExists(drop.presence()) + SQLITE.quote(drop.name())));
        }
        if (operation instanceof CreateTrigger create) {
            return Optional.of(
                    isMeant(create.trigger()) ? List.of(trigger(create.table(), create.trigger())) : List.of());
        }
        if (operation instanceof DropTrigger drop) {
            return Optional.of(
                    drop.original().map(ObjectStatements::isMeant).orElse(true)
                            ? List.of("DROP TRIGGER " + ifExists(drop.presence())
                                    + SQLITE.quote(drop.table().withName(drop.name())))
                            : List.of());
        }
        return Optional.empty();
    }

    private static String named(View view) {
        return SQLITE.quote(view.name()) + " AS " + view.query().require(DatabaseKind.SQLITE, "a view");
    }

    private static String trigger(QualifiedName table, Trigger trigger) {
        return "CREATE TRIGGER " + SQLITE.quote(table.withName(trigger.name())) + " "
                + trigger.event().require(DatabaseKind.SQLITE, "a trigger's event") + " ON "
                + SQLITE.quote(table.name()) + " "
                + trigger.action()
                        .require(DatabaseKind.SQLITE, "a trigger's action")
                        .strip()
                        .replaceFirst(";$", "");
    }

    private static boolean isMeant(Trigger trigger) {
        return trigger.action().forDialect(DatabaseKind.SQLITE.id()).isPresent();
    }

    private static String ifExists(Presence presence) {
        return presence == Presence.OPTIONAL ? "IF EXISTS " : "";
    }

    private static void refuse(Operation operation) {
        if (operation instanceof CreateSequence
                || operation instanceof AlterSequence
                || operation instanceof RenameSequence
                || operation instanceof DropSequence) {
            throw missing(
                    "sequences", "let an identity column number the rows, or use the sequence on PostgreSQL only");
        }
        if (operation instanceof CreateSchema || operation instanceof DropSchema) {
            throw missing("schemas but attached files", "ask op.database() first, or attach a file to the connection");
        }
        if (operation instanceof AttachPartition || operation instanceof DetachPartition) {
            throw missing("partitions", "move the rows with SQL here; op.createPartition(…) does nothing on SQLite");
        }
    }

    private static InvalidOperationException missing(String what, String cure) {
        return new InvalidOperationException(
                Problem.of("invalid-operation", "SQLite has no " + what).cure(cure));
    }

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
