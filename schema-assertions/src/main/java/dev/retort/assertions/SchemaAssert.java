package dev.retort.assertions;

import dev.retort.assertions.difference.SchemaDifference;
import dev.retort.assertions.difference.Tolerance;
import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a schema snapshot; made by {@link RetortAssertions#assertThat(SchemaSnapshot)}. Names are paths as
 * in {@link SchemaSnapshot#find(ObjectKind, String)}: on PostgreSQL {@code public} may be left out.
 */
public final class SchemaAssert extends AbstractAssert<SchemaAssert, SchemaSnapshot> {

    SchemaAssert(SchemaSnapshot actual) {
        super(actual, SchemaAssert.class);
    }

    /** Checks that nothing differs but what the standard tolerances and those given overlook. */
    public SchemaAssert hasSameSchemaAs(SchemaSnapshot expected, Tolerance... more) {
        isNotNull();
        return requireNone(SchemaDifference.between(expected, actual, more));
    }

    /** Checks that nothing differs but what exactly these tolerances overlook. */
    public SchemaAssert hasSameSchemaAs(SchemaSnapshot expected, Set<Tolerance> tolerances) {
        isNotNull();
        return requireNone(SchemaDifference.between(expected, actual, tolerances));
    }

    /** Checks that every attribute and every name is equal, and shows the tree of differences if not. */
    @Override
    public SchemaAssert isEqualTo(Object expected) {
        if (actual != null && expected instanceof SchemaSnapshot snapshot) {
            return requireNone(SchemaDifference.between(snapshot, actual, Set.of()));
        }
        return super.isEqualTo(expected);
    }

    private SchemaAssert requireNone(SchemaDifference difference) {
        if (!difference.isEmpty()) {
            failWithMessage("The schema differs from what was expected.%n%s", difference.toText());
        }
        return this;
    }

    /** Checks that there is a table. */
    public SchemaAssert hasTable(String table) {
        return has(ObjectKind.TABLE, table);
    }

    /** Checks that there is no table of that name. */
    public SchemaAssert doesNotHaveTable(String table) {
        return doesNotHave(ObjectKind.TABLE, table);
    }

    /** Checks that a table, a view or a composite type has a column. */
    public SchemaAssert hasColumn(String table, String column) {
        return has(ObjectKind.COLUMN, table + "." + column);
    }

    /** Checks that a column has exactly this type, as a snapshot shows it. */
    public SchemaAssert hasColumn(String table, String column, String type) {
        return hasAttribute(ObjectKind.COLUMN, table + "." + column, "type", type);
    }

    /** Checks that no table has that column. */
    public SchemaAssert doesNotHaveColumn(String table, String column) {
        return doesNotHave(ObjectKind.COLUMN, table + "." + column);
    }

    /** Checks that a table has an index of that name. */
    public SchemaAssert hasIndex(String table, String index) {
        return has(ObjectKind.INDEX, table + "." + index);
    }

    /** Checks that there is an object of that kind and path. */
    public SchemaAssert has(ObjectKind kind, String path) {
        found(kind, path);
        return this;
    }

    /** Checks that an object has an attribute of exactly that value. */
    public SchemaAssert hasAttribute(ObjectKind kind, String path, String attribute, String value) {
        Optional<String> found = found(kind, path).attribute(attribute);
        if (!found.equals(Optional.of(value))) {
            failWithMessage(
                    "Expected %s %s with %s %s but it was %s",
                    kind.label(), path, attribute, value, found.orElse("none"));
        }
        return this;
    }

    /** Checks that there is no object of that kind and path. */
    public SchemaAssert doesNotHave(ObjectKind kind, String path) {
        isNotNull();
        actual.find(kind, path).ifPresent(found -> failWithMessage("Expected no %s but it is there", found));
        return this;
    }

    /** Checks that nothing is there, but for what is left out; an empty PostgreSQL database has the schema public. */
    public SchemaAssert isEmptyBut(Predicate<SchemaObject> left) {
        isNotNull();
        String rest = actual.without(left).objects().stream()
                .map(SchemaObject::toString)
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            failWithMessage("Expected an empty schema but there is %s", rest);
        }
        return this;
    }

    private SchemaObject found(ObjectKind kind, String path) {
        isNotNull();
        return actual.find(kind, path).orElseGet(() -> {
            throw failure("Expected %s %s but there is only %s", kind.label(), path, others(kind));
        });
    }

    private String others(ObjectKind kind) {
        String names = actual.allObjects()
                .filter(object -> object.kind() == kind)
                .map(object -> object.path().toString())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
