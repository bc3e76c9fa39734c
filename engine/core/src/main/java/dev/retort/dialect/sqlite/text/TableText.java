package dev.retort.dialect.sqlite.text;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Presence;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Computed;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.*;
import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns, constraints and indexes as {@code CREATE TABLE}, {@code ADD COLUMN} and {@code CREATE INDEX} take them. What only
 * PostgreSQL knows and what refuses no row is left out: deferred unique checks, included columns, {@code MATCH FULL},
 * {@code NOT VALID}, an index's method and storage options.
 */
public final class TableText {

    private static final Set<String> RESOLUTIONS = Set.of("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE");

    private TableText() {}

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
        return new InvalidOperationException("SQLite has no " + what, cure);
    }

    /** A column; what makes it a key is left to others. */
    public static String column(Column column, boolean strict) {
        StringBuilder text = new StringBuilder(SQLITE.quote(column.name()));
        text.append(' ').append(type(column, strict));
        column.collation().ifPresent(name -> text.append(" COLLATE ").append(SQLITE.quote(name)));
        text.append(column.nullable() ? "" : " NOT NULL");
        column.defaultValue().ifPresent(value -> text.append(" DEFAULT ")
                .append(DefaultText.ofColumn(column.name(), value, column.type(), strict)));
        column.computed().ifPresent(computed -> text.append(' ').append(computed(column, computed)));
        column.type().asEnum().ifPresent(it -> text.append(' ').append(labelCheck(column.name(), it.labels())));
        return text.toString();
    }

    /** The check that keeps a column to a list of labels. */
    public static String labelCheck(String column, List<String> labels) {
        String list = labels.stream().map(Literals::text).collect(Collectors.joining(", "));
        return "CHECK (" + SQLITE.quote(column) + " IN (" + list + "))";
    }

    private static String type(Column column, boolean strict) {
        if (column.identity().isEmpty()) {
            return TypeNames.of(column.type(), strict);
        }
        if (column.type() instanceof SqlType.IntegerType) {
            return "INTEGER";
        }
        throw new InvalidOperationException(
                Problem.of("invalid-operation", "a column that numbers its rows isn't an integer")
                        .with("column", column.name())
                        .cure("give it the type integer() or bigInteger()"));
    }

    private static String computed(Column column, Computed computed) {
        String expression = computed.expression().require(DatabaseKind.SQLITE, "generated column " + column.name());
        return "GENERATED ALWAYS AS (" + expression + ")" + (computed.stored() ? " STORED" : " VIRTUAL");
    }

    /**
     * {@code CREATE INDEX}, with the schema before the index's name.
     *
     * @throws InvalidOperationException if SQLite has no such index
     */
    public static String createIndex(CreateIndex operation) {
        Index index = operation.index();
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + (operation.presence() == Presence.OPTIONAL ? "IF NOT EXISTS " : "")
                + SQLITE.quote(operation.table().withName(operation.name()))
                + " ON " + SQLITE.quote(operation.table().name()) + " (" + parts(index) + ")"
                + index.where()
                        .map(it -> " WHERE " + it.require(DatabaseKind.SQLITE, "an index's condition"))
                        .orElse("");
    }

    /** What is indexed, without the order. */
    public static String key(IndexPart part) {
        return part.column()
                        .map(SQLITE::quote)
                        .or(() -> part.expression()
                                .map(it -> "(" + it.require(DatabaseKind.SQLITE, "an index's expression") + ")"))
                        .orElseThrow()
                + part.collation().map(it -> " COLLATE " + SQLITE.quote(it)).orElse("");
    }

    private static String parts(Index index) {
        if (index.unique() && index.nullsNotDistinct()) {
            throw new InvalidOperationException(
                    "SQLite has no indexes in which NULLs are equal", "index ifnull(column, …)");
        }
        return index.parts().stream().map(TableText::part).collect(Collectors.joining(", "));
    }

    private static String part(IndexPart part) {
        if (part.nulls()
                .filter(nulls -> (nulls == IndexPart.Nulls.LAST) != part.descending())
                .isPresent()) {
            throw new InvalidOperationException(Problem.of(
                            "invalid-operation",
                            "SQLite sorts NULLs first in ascending order and last in descending order")
                    .cure("leave out the position of NULLs"));
        }
        return key(part) + (part.descending() ? " DESC" : "");
    }
}
