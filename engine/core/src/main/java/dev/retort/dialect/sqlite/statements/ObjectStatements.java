package dev.retort.dialect.sqlite.statements;

import static dev.retort.sql.Identifiers.SQLITE;
import static java.util.Map.entry;

import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
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

    /** Creates a view. */
    public static List<SqlStatement> createView(CreateView operation) {
        boolean optional = operation.presence() == Presence.OPTIONAL;
        return SqlStatement.all("CREATE VIEW " + (optional ? "IF NOT EXISTS " : "") + named(operation.view()));
    }

    /** Creates a trigger, if it is meant for SQLite. */
    public static List<SqlStatement> createTrigger(CreateTrigger operation) {
        Trigger trigger = operation.trigger();
        return isMeant(trigger) ? SqlStatement.all(trigger(operation.table(), trigger)) : List.of();
    }

    /** Drops a trigger, if it was meant for SQLite. */
    public static List<SqlStatement> dropTrigger(DropTrigger operation) {
        return operation.original().map(ObjectStatements::isMeant).orElse(true)
                ? SqlStatement.all("DROP TRIGGER " + ifExists(operation.presence())
                        + SQLITE.quote(operation.table().withName(operation.name())))
                : List.of();
    }

    static String named(View view) {
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

    /**
     * Refuses what SQLite has nothing like.
     *
     * @throws InvalidOperationException if the operation is about such a thing
     */
    public static void refuse(Operation operation) {
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
        return new InvalidOperationException("SQLite has no " + what, cure);
    }

    /** Why it does nothing; empty if it does something, or if nobody thought of it. */
    public static Optional<String> reason(Operation operation) {
        return Optional.ofNullable(REASONS.get(operation.getClass()));
    }
}
