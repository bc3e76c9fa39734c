package dev.retort.schema;

import dev.retort.sql.DatabaseKind;

/**
 * What runs by itself when rows of its table or view change.
 *
 * @param name the name, unique on its table on PostgreSQL and in the schema on SQLite
 * @param event when it runs, as SQL: {@code AFTER UPDATE OF title}
 * @param action what follows the table's name, as SQL: {@code FOR EACH ROW EXECUTE FUNCTION f()} on PostgreSQL,
 *     {@code BEGIN … END} on SQLite; a database without a text has no such trigger
 */
public record Trigger(String name, SqlText event, SqlText action) {

    /** Checks the name. */
    public Trigger {
        Names.check("trigger's name", name);
    }

    /** A trigger that lacks its action. */
    public record Pending(String name, SqlText event) {

        /** The trigger, with an action for each database: {@code sqlOn(SQLITE, …).on(POSTGRESQL, …)}. */
        public Trigger doing(SqlText action) {
            return new Trigger(name, event, action);
        }

        /** The trigger, on one database only. */
        public Trigger doingOn(DatabaseKind database, String action) {
            return doing(Schema.sqlOn(database, action));
        }
    }
}
