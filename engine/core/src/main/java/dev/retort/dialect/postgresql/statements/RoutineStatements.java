package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Texts;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Trigger;
import dev.retort.sql.DatabaseKind;
import java.util.List;

/** Statements about functions and triggers. */
public final class RoutineStatements {

    private RoutineStatements() {}

    /** Creates the function, or replaces it if that is asked for. */
    public static List<SqlStatement> createFunction(CreateFunction operation) {
        StoredFunction function = operation.function();
        return TableStatements.one("CREATE " + (operation.replace() ? "OR REPLACE " : "") + "FUNCTION "
                + POSTGRESQL.quote(function.name()) + "(" + function.parameters() + ") "
                + function.definition().strip());
    }

    /** Drops the function, by its argument types where they are known. */
    public static List<SqlStatement> dropFunction(DropFunction operation) {
        String signature = operation
                .signature()
                .or(() -> operation.original().map(StoredFunction::signature))
                .map(types -> "(" + types + ")")
                .orElse("");
        return TableStatements.one("DROP FUNCTION " + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + signature + TableStatements.cascade(operation.cascade()));
    }

    /** Creates the trigger; nothing if it has no action for PostgreSQL. */
    public static List<SqlStatement> createTrigger(CreateTrigger operation) {
        Trigger trigger = operation.trigger();
        if (!isMeant(trigger)) {
            return List.of();
        }
        return TableStatements.one("CREATE TRIGGER " + POSTGRESQL.quote(trigger.name()) + " "
                + Texts.require(trigger.event(), "a trigger's event") + " ON " + POSTGRESQL.quote(operation.table())
                + " " + Texts.require(trigger.action(), "a trigger's action"));
    }

    /** Drops the trigger; nothing if it has no action for PostgreSQL. */
    public static List<SqlStatement> dropTrigger(DropTrigger operation) {
        if (operation.original().filter(trigger -> !isMeant(trigger)).isPresent()) {
            return List.of();
        }
        return TableStatements.one("DROP TRIGGER " + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + " ON " + POSTGRESQL.quote(operation.table())
                + TableStatements.cascade(operation.cascade()));
    }

    private static boolean isMeant(Trigger trigger) {
        return trigger.action().forDialect(DatabaseKind.POSTGRESQL.id()).isPresent();
    }
}
