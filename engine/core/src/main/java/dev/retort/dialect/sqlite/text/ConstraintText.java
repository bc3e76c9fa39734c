package dev.retort.dialect.sqlite.text;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.UniqueConstraint;
import dev.retort.sql.DatabaseKind;
import java.util.Locale;
import java.util.Set;

/**
 * Constraints as {@code CREATE TABLE} takes them. What only PostgreSQL knows and what refuses no row is left out:
 * deferred unique checks, included columns, {@code MATCH FULL}, {@code NOT VALID}.
 */
public final class ConstraintText {

    private static final Set<String> RESOLUTIONS = Set.of("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE");

    private ConstraintText() {}

    /**
     * A constraint of a table, with its name if it has one.
     *
     * @throws InvalidOperationException if SQLite has no such constraint
     */
    public static String of(Constraint constraint) {
        return name(constraint) + body(constraint);
    }

    /** {@code CONSTRAINT name} and a space; empty if it has no name. */
    public static String name(Constraint constraint) {
        return constraint
                .name()
                .map(name -> "CONSTRAINT " + SQLITE.quote(name) + " ")
                .orElse("");
    }

    private static String body(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return "PRIMARY KEY " + SQLITE.tuple(key.columns());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique(unique);
        }
        if (constraint instanceof ForeignKey key) {
            return foreignKey(key);
        }
        if (constraint instanceof Check check) {
            return "CHECK (" + check.condition().require(DatabaseKind.SQLITE, "a check") + ")";
        }
        throw missing("exclusion constraints", "use a unique index on an expression, or a trigger");
    }

    private static String unique(UniqueConstraint unique) {
        if (unique.nullsNotDistinct()) {
            throw missing("unique constraints in which NULLs are equal", "use a unique index on ifnull(column, …)");
        }
        return "UNIQUE " + SQLITE.tuple(unique.columns())
                + unique.onConflict()
                        .map(resolution -> " ON CONFLICT " + resolution(resolution))
                        .orElse("");
    }

    private static String resolution(String given) {
        String word = given.toUpperCase(Locale.ROOT);
        if (RESOLUTIONS.contains(word)) {
            return word;
        }
        throw new InvalidOperationException(
                "SQLite has no conflict resolution '" + given + "'", "use ROLLBACK, ABORT, FAIL, IGNORE or REPLACE");
    }

    private static String foreignKey(ForeignKey key) {
        return "FOREIGN KEY " + SQLITE.tuple(key.columns()) + " REFERENCES "
                + SQLITE.quote(key.target().name()) + " " + SQLITE.tuple(key.targetColumns())
                + key.rules();
    }

    private static InvalidOperationException missing(String what, String cure) {
        return new InvalidOperationException(
                Problem.of("invalid-operation", "SQLite has no " + what).cure(cure));
    }
}
