package dev.retort.schema;

/**
 * What runs by itself when rows change.
 *
 * @param name the name, unique on its table on PostgreSQL and in the schema on SQLite
 * @param table the table or view
 * @param event when it runs, as SQL: {@code AFTER UPDATE OF title}
 * @param action what follows the table's name, as SQL: {@code FOR EACH ROW EXECUTE FUNCTION f()} on PostgreSQL,
 *     {@code BEGIN … END} on SQLite; a database without a text has no such trigger
 */
public record Trigger(String name, QualifiedName table, SqlText event, SqlText action) {

    /** Checks the name. */
    public Trigger {
        Names.check("trigger's name", name);
    }

    /** Begins a trigger; {@link Pending#doing} completes it. */
    public static Pending trigger(String name, String event, String table) {
        return new Pending(name, QualifiedName.of(table), SqlText.of(event));
    }

    /** A trigger that lacks its action. */
    public record Pending(String name, QualifiedName table, SqlText event) {

        /** The trigger, with an action for each database: {@code SqlText.only("sqlite", …).on("postgresql", …)}. */
        public Trigger doing(SqlText action) {
            return new Trigger(name, table, event, action);
        }

        /** The trigger, on one database only. */
        public Trigger doingOn(String dialect, String action) {
            return doing(SqlText.only(dialect, action));
        }
    }

    /** A copy on another table. */
    public Trigger on(QualifiedName other) {
        return new Trigger(name, other, event, action);
    }
}
