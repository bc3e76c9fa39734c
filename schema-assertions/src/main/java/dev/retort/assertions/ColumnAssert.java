package dev.retort.assertions;

import dev.retort.catalog.Database;
import dev.retort.catalog.SchemaObject;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlReader;
import dev.retort.sql.DatabaseKind;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.WritableAssertionInfo;

/** Assertions about one column; given by {@link SchemaAssert#withColumn(String, java.util.function.Consumer)}. */
public final class ColumnAssert extends AbstractAssert<ColumnAssert, SchemaObject> {

    private final Database database;

    ColumnAssert(SchemaObject actual, Database database, WritableAssertionInfo said) {
        super(actual, ColumnAssert.class);
        this.database = database;
        info.description(said.description());
        info.overridingErrorMessage(said.overridingErrorMessage());
    }

    /**
     * Checks the type. The case of letters doesn't count, and on PostgreSQL short names such as {@code varchar(20)} and
     * {@code timestamptz} stand for the long ones that a snapshot shows.
     */
    public ColumnAssert hasType(String type) {
        String found = actual.attribute("type").orElse("");
        if (!found.equalsIgnoreCase(type) && !(database.isPostgresql() && isSynonym(found, type))) {
            throw wrong("type", type);
        }
        return this;
    }

    private static boolean isSynonym(String type, String other) {
        SqlReader reader =
                Dialects.onClassPath().get(DatabaseKind.POSTGRESQL.id()).reader();
        return reader.type(type).equals(reader.type(other));
    }

    /** Checks that the column is NOT NULL. */
    @Override
    public ColumnAssert isNotNull() {
        return nullable("no", "Expected %s to be NOT NULL but it is nullable");
    }

    /** Checks that the column may be NULL. */
    public ColumnAssert isNullable() {
        return nullable("yes", "Expected %s to be nullable but it is NOT NULL");
    }

    private ColumnAssert nullable(String wanted, String message) {
        if (!actual.attribute("nullable").equals(Optional.of(wanted))) {
            throw failure(message, actual);
        }
        return this;
    }

    /** Checks the default, as SQL in the form in which a snapshot shows it. */
    public ColumnAssert hasDefault(String sql) {
        return has("default", sql);
    }

    /** Checks that the column has no default. */
    public ColumnAssert hasNoDefault() {
        Optional<String> found = actual.attribute("default");
        if (found.isPresent()) {
            throw failure("Expected %s without a default but it has %s", actual, found.get());
        }
        return this;
    }

    /** Checks that the column has a comment of that text; PostgreSQL only. */
    public ColumnAssert hasComment(String text) {
        return has("comment", text);
    }

    /** Checks the place among the table's columns, from 1. */
    public ColumnAssert isAtPosition(int position) {
        String found = actual.attribute(SchemaObject.POSITION).orElse("none");
        if (!found.equals(String.valueOf(position))) {
            throw failure("Expected %s at position %d but it is at %s", actual, position, found);
        }
        return this;
    }

    /** Checks any attribute that a snapshot shows of a column, such as {@code collation} or {@code generated}. */
    public ColumnAssert has(String attribute, String value) {
        if (!actual.attribute(attribute).equals(Optional.of(value))) {
            throw wrong(attribute, value);
        }
        return this;
    }

    private AssertionError wrong(String attribute, String value) {
        return failure("%s", Wording.otherAttribute(actual.toString(), actual, attribute, value));
    }
}
