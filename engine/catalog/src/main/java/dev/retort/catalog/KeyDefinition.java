package dev.retort.catalog;

import java.util.List;
import java.util.Objects;

/**
 * What a primary key, unique constraint or foreign key is made of, as the catalogue tells it. Names are without quotes.
 *
 * @param columns its own columns
 * @param target the referenced table as a path, with its schema on PostgreSQL; empty for a primary or unique key
 * @param others the referenced columns; empty if SQLite has no such table
 * @param onDelete the action, such as {@code cascade}; empty for {@code no action}
 * @param onUpdate as for {@code onDelete}
 * @param deferrable whether it can be checked at the end of a transaction
 * @param deferred whether it is, if nobody says otherwise
 */
public record KeyDefinition(
        List<String> columns,
        String target,
        List<String> others,
        String onDelete,
        String onUpdate,
        boolean deferrable,
        boolean deferred) {

    /** Copies the lists and checks that nothing is null. */
    public KeyDefinition {
        columns = List.copyOf(columns);
        Objects.requireNonNull(target, "target");
        others = List.copyOf(others);
        Objects.requireNonNull(onDelete, "onDelete");
        Objects.requireNonNull(onUpdate, "onUpdate");
    }

    /** Reads a constraint's attributes; one that is no key has no columns. */
    public static KeyDefinition of(SchemaObject constraint) {
        String deferrable = constraint.attribute("deferrable").orElse("");
        return new KeyDefinition(
                constraint.names("columns"),
                constraint.attribute("references").orElse(""),
                constraint.names("referenced columns"),
                constraint.attribute("on delete").orElse(""),
                constraint.attribute("on update").orElse(""),
                !deferrable.isEmpty(),
                deferrable.equals("initially deferred"));
    }

    /** Such as {@code on delete cascade} with a space before it, delete before update; empty if there is none. */
    public String actions() {
        return (onDelete.isEmpty() ? "" : " on delete " + onDelete)
                + (onUpdate.isEmpty() ? "" : " on update " + onUpdate);
    }
}
