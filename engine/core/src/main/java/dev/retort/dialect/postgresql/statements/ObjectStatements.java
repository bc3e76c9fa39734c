package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.operation.Presence;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.Sequence;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Trigger;
import dev.retort.schema.View;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.OptionalLong;

/**
 * Statements about views, functions, triggers, sequences, schemas and extensions.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altersequence.html">ALTER SEQUENCE</a>
 */
public final class ObjectStatements {

    private ObjectStatements() {}

    /** A plain view has no IF NOT EXISTS, so the catalogue is asked. */
    public static List<SqlStatement> createView(CreateView operation, CatalogReader catalog) {
        View view = operation.view();
        boolean optional = operation.presence() == Presence.OPTIONAL;
        if (view.materialized()) {
            return SqlStatement.all(
                    "CREATE MATERIALIZED VIEW " + TableStatements.ifNotExists(operation.presence()) + named(view));
        }
        return optional && isThere(view, catalog) ? List.of() : SqlStatement.all("CREATE VIEW " + named(view));
    }

    /** Drops the view. */
    public static List<SqlStatement> dropView(DropView operation) {
        String kind = operation.materialized() ? "MATERIALIZED VIEW" : "VIEW";
        return TableStatements.drop(
                kind, operation.presence(), POSTGRESQL.quote(operation.name()), operation.cascade());
    }

    /** Refreshes a materialized view. */
    public static List<SqlStatement> refreshView(RefreshView operation) {
        return SqlStatement.all("REFRESH MATERIALIZED VIEW " + (operation.concurrently() ? "CONCURRENTLY " : "")
                + POSTGRESQL.quote(operation.name()));
    }

    private static String named(View view) {
        return POSTGRESQL.quote(view.name()) + " AS " + view.query().require(DatabaseKind.POSTGRESQL, "a view");
    }

    private static boolean isThere(View view, CatalogReader catalog) {
        String name = POSTGRESQL.quote(view.name());
        return !catalog.query("SELECT 1 AS found WHERE to_regclass(?) IS NOT NULL", name)
                .isEmpty();
    }

    /** Creates the schema. */
    public static List<SqlStatement> createSchema(CreateSchema operation) {
        return SqlStatement.all("CREATE SCHEMA " + TableStatements.ifNotExists(operation.presence())
                + POSTGRESQL.quote(operation.name()));
    }

    /** Drops the schema. */
    public static List<SqlStatement> dropSchema(DropSchema operation) {
        return TableStatements.drop(
                "SCHEMA", operation.presence(), POSTGRESQL.quote(operation.name()), operation.cascade());
    }

    /** Creates the extension. */
    public static List<SqlStatement> createExtension(CreateExtension operation) {
        return SqlStatement.all("CREATE EXTENSION " + TableStatements.ifNotExists(operation.presence())
                + POSTGRESQL.quote(operation.name())
                + operation
                        .schema()
                        .map(name -> " SCHEMA " + POSTGRESQL.quote(name))
                        .orElse(""));
    }

    /** Drops the extension. */
    public static List<SqlStatement> dropExtension(DropExtension operation) {
        return TableStatements.drop(
                "EXTENSION", operation.presence(), POSTGRESQL.quote(operation.name()), operation.cascade());
    }

    /** Creates the sequence. */
    public static List<SqlStatement> createSequence(CreateSequence operation) {
        Sequence sequence = operation.sequence();
        return SqlStatement.all("CREATE SEQUENCE " + TableStatements.ifNotExists(operation.presence())
                + POSTGRESQL.quote(sequence.name())
                + given(" INCREMENT BY ", sequence.increment())
                + given(" MINVALUE ", sequence.minimum())
                + given(" MAXVALUE ", sequence.maximum())
                + given(" START WITH ", sequence.start())
                + (sequence.cycle() ? " CYCLE" : ""));
    }

    /** Sets everything, so that what isn't given becomes the server's own again. */
    public static List<SqlStatement> alterSequence(AlterSequence operation) {
        Sequence sequence = operation.sequence();
        boolean upwards = sequence.increment().orElse(1) > 0;
        long start = sequence.start()
                .orElse(
                        upwards
                                ? sequence.minimum().orElse(1)
                                : sequence.maximum().orElse(-1));
        return SqlStatement.all("ALTER SEQUENCE " + POSTGRESQL.quote(sequence.name())
                + " INCREMENT BY " + sequence.increment().orElse(1)
                + bound("MINVALUE", sequence.minimum())
                + bound("MAXVALUE", sequence.maximum())
                + " START WITH " + start
                + given(" RESTART WITH ", operation.restart())
                + (sequence.cycle() ? " CYCLE" : " NO CYCLE"));
    }

    /** Renames the sequence. */
    public static List<SqlStatement> renameSequence(RenameSequence operation) {
        return TableStatements.rename("SEQUENCE", operation.sequence(), operation.newName());
    }

    /** Drops the sequence. */
    public static List<SqlStatement> dropSequence(DropSequence operation) {
        return TableStatements.drop(
                "SEQUENCE", operation.presence(), POSTGRESQL.quote(operation.name()), operation.cascade());
    }

    private static String given(String words, OptionalLong value) {
        return value.isPresent() ? words + value.getAsLong() : "";
    }

    private static String bound(String word, OptionalLong value) {
        return value.isPresent() ? " " + word + " " + value.getAsLong() : " NO " + word;
    }

    /** Creates the function, or replaces it if that is asked for. */
    public static List<SqlStatement> createFunction(CreateFunction operation) {
        StoredFunction function = operation.function();
        return SqlStatement.all("CREATE " + (operation.replace() ? "OR REPLACE " : "") + "FUNCTION "
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
        String name = POSTGRESQL.quote(operation.name()) + signature;
        return TableStatements.drop("FUNCTION", operation.presence(), name, operation.cascade());
    }

    /** Creates the trigger; nothing if it has no action for PostgreSQL. */
    public static List<SqlStatement> createTrigger(CreateTrigger operation) {
        Trigger trigger = operation.trigger();
        if (!isMeant(trigger)) {
            return List.of();
        }
        return SqlStatement.all("CREATE TRIGGER " + POSTGRESQL.quote(trigger.name()) + " "
                + trigger.event().require(DatabaseKind.POSTGRESQL, "a trigger's event") + " ON "
                + POSTGRESQL.quote(operation.table())
                + " " + trigger.action().require(DatabaseKind.POSTGRESQL, "a trigger's action"));
    }

    /** Drops the trigger; nothing if it has no action for PostgreSQL. */
    public static List<SqlStatement> dropTrigger(DropTrigger operation) {
        if (operation.original().filter(trigger -> !isMeant(trigger)).isPresent()) {
            return List.of();
        }
        String name = POSTGRESQL.quote(operation.name()) + " ON " + POSTGRESQL.quote(operation.table());
        return TableStatements.drop("TRIGGER", operation.presence(), name, operation.cascade());
    }

    private static boolean isMeant(Trigger trigger) {
        return trigger.action().forDialect(DatabaseKind.POSTGRESQL.id()).isPresent();
    }
}
