package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Texts;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Presence;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.View;
import java.util.List;

/** Statements about views. */
public final class ViewStatements {

    private ViewStatements() {}

    /** A plain view has no IF NOT EXISTS, so the catalogue is asked. */
    public static List<SqlStatement> create(CreateView operation, CatalogReader catalog) {
        View view = operation.view();
        boolean optional = operation.presence() == Presence.OPTIONAL;
        if (view.materialized()) {
            return TableStatements.one(
                    "CREATE MATERIALIZED VIEW " + TableStatements.ifNotExists(operation.presence()) + named(view));
        }
        return optional && isThere(view, catalog) ? List.of() : TableStatements.one("CREATE VIEW " + named(view));
    }

    /** Replaces a plain view; a materialized one can't be. */
    public static List<SqlStatement> replace(ReplaceView operation) {
        if (operation.view().materialized()) {
            throw new InvalidOperationException(
                    "PostgreSQL can't replace materialized view "
                            + operation.view().name(),
                    "drop it, and create it with its indexes");
        }
        return TableStatements.one("CREATE OR REPLACE VIEW " + named(operation.view()));
    }

    /** Drops the view. */
    public static List<SqlStatement> drop(DropView operation) {
        return TableStatements.one("DROP " + (operation.materialized() ? "MATERIALIZED " : "") + "VIEW "
                + TableStatements.ifExists(operation.presence()) + POSTGRESQL.quote(operation.name())
                + TableStatements.cascade(operation.cascade()));
    }

    /** Refreshes a materialized view. */
    public static List<SqlStatement> refresh(RefreshView operation) {
        return TableStatements.one("REFRESH MATERIALIZED VIEW " + (operation.concurrently() ? "CONCURRENTLY " : "")
                + POSTGRESQL.quote(operation.name()));
    }

    private static String named(View view) {
        return POSTGRESQL.quote(view.name()) + " AS " + Texts.require(view.query(), "a view");
    }

    private static boolean isThere(View view, CatalogReader catalog) {
        String name = POSTGRESQL.quote(view.name());
        return !catalog.query("SELECT 1 AS found WHERE to_regclass(?) IS NOT NULL", name)
                .isEmpty();
    }
}
