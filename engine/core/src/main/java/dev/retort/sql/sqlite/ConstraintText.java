package dev.retort.sql.sqlite;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A constraint of a table, wherever it was written: behind its column or among the table's constraints.
 *
 * @param name without quotes; empty if it has none
 * @param type what it is
 * @param columns the names of its columns; empty for a check
 * @param definition the canonical text, the same for both ways of writing it
 */
public record ConstraintText(Optional<String> name, Type type, List<String> columns, String definition) {

    /** The types of constraints in SQLite. */
    public enum Type {
        /** PRIMARY KEY. */
        PRIMARY_KEY,
        /** UNIQUE. */
        UNIQUE,
        /** FOREIGN KEY or REFERENCES. */
        FOREIGN_KEY,
        /** CHECK. */
        CHECK
    }

    /** Checks that nothing is null and copies the columns. */
    public ConstraintText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(definition, "definition");
        columns = List.copyOf(columns);
    }
}
