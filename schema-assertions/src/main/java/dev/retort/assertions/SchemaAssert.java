package dev.retort.assertions;

import dev.retort.assertions.crossdatabase.CrossDatabaseDifference;
import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.assertions.entities.EntitySchema;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.schema.MetaData;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a schema snapshot; made by {@link RetortAssertions#assertThat(SchemaSnapshot)}. Names are paths as
 * in {@link SchemaSnapshot#find(ObjectKind, String)}: on PostgreSQL {@code public} may be left out. Each method throws
 * an {@link AssertionError} if it isn't so. Not meant to be extended; it is open for soft assertions only.
 */
public class SchemaAssert extends AbstractAssert<SchemaAssert, SchemaSnapshot> {

    private @Nullable String table;

    /** Begins assertions; {@link RetortAssertions#assertThat(SchemaSnapshot)} reads better. */
    public SchemaAssert(@Nullable SchemaSnapshot actual) {
        super(actual, SchemaAssert.class);
    }

    /** Checks that nothing differs but what the standard tolerances and those given overlook. */
    public SchemaAssert hasSameSchemaAs(SchemaSnapshot expected, Tolerance... more) {
        return isEqualTo(expected, with(Tolerance.standard(), more));
    }

    /** Checks that nothing differs but what exactly these tolerances overlook. */
    public SchemaAssert hasSameSchemaAs(SchemaSnapshot expected, Set<Tolerance> tolerances) {
        return isEqualTo(expected, tolerances);
    }

    /** Checks that every attribute and every name is equal, and shows the tree of differences if not. */
    @Override
    public SchemaAssert isEqualTo(@Nullable Object expected) {
        if (actual != null && expected instanceof SchemaSnapshot snapshot) {
            return isEqualTo(snapshot, Set.of());
        }
        return super.isEqualTo(expected);
    }

    /**
     * Checks that nothing differs but what exactly these tolerances overlook:
     * {@code isEqualTo(other, ignoring(COLUMN_ORDER))}.
     */
    public SchemaAssert isEqualTo(SchemaSnapshot expected, Set<Tolerance> tolerances) {
        require(Wording.otherDatabase(expected, schema()));
        return requireNone(
                SchemaDifference.between(expected, schema(), tolerances), "The schema differs from what was expected.");
    }

    /**
     * Checks that a SQLite schema is what a model says; see {@link #matchesModel(MetaData, Connection, Tolerance...)}.
     *
     * @throws dev.retort.error.RetortException if SQLite refuses the model
     */
    public SchemaAssert matchesModel(MetaData model, Tolerance... more) {
        requireSqlite("matchesModel(model, connection)");
        return sameAsModel(ModelSchema.onSqlite(model), more);
    }

    /**
     * Checks that the schema is what a model says, as far as a model can say it: the engine builds the model's schema
     * in a transaction that is rolled back (SQLite: in memory) and both are compared. The order of columns, owners and
     * grants don't count.
     *
     * @param connection to a database of the same kind, where nothing stays changed
     * @throws dev.retort.error.RetortException if the database refuses the model
     */
    public SchemaAssert matchesModel(MetaData model, Connection connection, Tolerance... more) {
        return sameAsModel(ModelSchema.of(model, connection), more);
    }

    /**
     * Checks that the schema is what JPA entities say, as far as they can say it; docs/schema-assertions.md tells what
     * counts. Hibernate, which must be on the class path with {@code dev.retort:retort-hibernate}, reads the entities;
     * then as {@link #matchesModel(MetaData, Connection, Tolerance...)}.
     *
     * @param connection to a database of the same kind, where nothing stays changed
     * @param entities all of them; for naming strategies and the like see {@link #matchesEntities(MetaData, Connection,
     *     Tolerance...)}
     * @throws dev.retort.error.RetortException if retort-hibernate or Hibernate is missing, Hibernate refuses the
     *     mapping or the database the model
     */
    public SchemaAssert matchesEntities(Connection connection, Class<?>... entities) {
        return matchesEntities(EntitySchema.model(schema().database(), entities), connection);
    }

    /**
     * Checks that a SQLite schema is what JPA entities say; see {@link #matchesEntities(Connection, Class...)}.
     *
     * @throws dev.retort.error.RetortException if retort-hibernate or Hibernate is missing, Hibernate refuses the
     *     mapping or SQLite the model
     */
    public SchemaAssert matchesEntities(Class<?>... entities) {
        requireSqlite("matchesEntities(connection, entities)");
        return sameAsEntities(ModelSchema.onSqlite(EntitySchema.model(schema().database(), entities)));
    }

    /**
     * Checks that the schema is what JPA entities say, given the model that retort-hibernate's {@code EntityModel} made
     * of them with the application's naming strategy and other settings. Compares as {@link
     * #matchesEntities(Connection, Class...)} does, while {@code matchesModel} would ask for everything that a model
     * can say.
     *
     * @param connection to a database of the same kind, where nothing stays changed
     * @throws dev.retort.error.RetortException if the database refuses the model
     */
    public SchemaAssert matchesEntities(MetaData model, Connection connection, Tolerance... more) {
        return sameAsEntities(ModelSchema.of(model, connection), more);
    }

    private SchemaAssert sameAsEntities(SchemaSnapshot wanted, Tolerance... more) {
        require(Wording.otherConnection(wanted, schema()));
        return requireNone(EntitySchema.difference(wanted, schema(), more), "The schema differs from the entities.");
    }

    private void requireSqlite(String instead) {
        if (schema().database().isPostgresql()) {
            throw new IllegalArgumentException(
                    "a PostgreSQL model needs a database to be built in for a moment; use " + instead);
        }
    }

    private SchemaAssert sameAsModel(SchemaSnapshot wanted, Tolerance... more) {
        require(Wording.otherConnection(wanted, schema()));
        Set<Tolerance> tolerances = with(Tolerance.standard(), Tolerance.COLUMN_ORDER, Tolerance.GRANTS);
        return requireNone(
                SchemaDifference.between(wanted, ModelSchema.expressible(schema()), with(tolerances, more)),
                "The schema differs from the model.");
    }

    private static Set<Tolerance> with(Set<Tolerance> some, Tolerance... more) {
        some.addAll(List.of(more));
        return some;
    }

    /**
     * Checks that the schema is as it was stored: in {@code src/test/resources/snapshots}, or the directory that the
     * system property {@code retort.snapshots.dir} names, in a file {@code head-postgresql.txt} or
     * {@code head-sqlite.txt} for the name {@code head}. With the property {@code retort.snapshots.update=true} the
     * file is written instead, if it isn't there or differs.
     */
    public SchemaAssert matchesSnapshot(String name, Tolerance... tolerances) {
        return matches(GoldenFile.named(name, schema()), tolerances);
    }

    /** Checks that the schema is as it was stored in a file; see {@link #matchesSnapshot(String, Tolerance...)}. */
    public SchemaAssert matchesSnapshot(Path file, Tolerance... tolerances) {
        return matches(new GoldenFile(file), tolerances);
    }

    private SchemaAssert matches(GoldenFile file, Tolerance... tolerances) {
        require(file.compare(schema(), Set.of(tolerances)));
        return this;
    }

    private void require(Optional<String> problem) {
        problem.ifPresent(text -> {
            throw wrong(text);
        });
    }

    /**
     * Checks that a SQLite schema and a PostgreSQL schema mean the same, and that every difference that the rules allow
     * is really there; see docs/cross-database.md.
     */
    public SchemaAssert isEquivalentTo(SchemaSnapshot other, CrossDatabaseRules rules) {
        CrossDatabaseDifference difference = CrossDatabaseDifference.between(schema(), other, rules);
        if (!difference.isEmpty()) {
            throw failure(
                    "The schemas of SQLite and PostgreSQL don't mean the same.%n%s%s",
                    difference.toText(), difference.unusedText());
        }
        if (!difference.unused().isEmpty()) {
            throw wrong(difference.unusedText().strip());
        }
        return this;
    }

    private SchemaAssert requireNone(SchemaDifference difference, String otherwise) {
        if (!difference.isEmpty()) {
            throw failure("%s%n%s", otherwise, difference.toText());
        }
        return this;
    }

    /** Checks that there is a table, which {@link #withColumn(String)} then looks into. */
    public SchemaAssert hasTable(String name) {
        table = name; // also for soft assertions, which go on after a failure
        return has(ObjectKind.TABLE, name);
    }

    /** Checks that the table named last has a column. */
    public SchemaAssert withColumn(String column) {
        return withColumn(column, any -> {});
    }

    /** Checks that the table named last has a column, and what that is like. */
    public SchemaAssert withColumn(String column, Consumer<ColumnAssert> that) {
        if (table == null) {
            throw new IllegalStateException("withColumn needs a table: call hasTable(name) first");
        }
        SchemaObject found = found(ObjectKind.COLUMN, table + "." + column);
        that.accept(new ColumnAssert(found, schema().database(), info));
        return this;
    }

    /** Checks that there is no table of that name. */
    public SchemaAssert doesNotHaveTable(String name) {
        return doesNotHave(ObjectKind.TABLE, name);
    }

    /** Checks that a table, a view or a composite type has a column. */
    public SchemaAssert hasColumn(String holder, String column) {
        return has(ObjectKind.COLUMN, holder + "." + column);
    }

    /** Checks that a column has exactly this type, as a snapshot shows it. */
    public SchemaAssert hasColumn(String holder, String column, String type) {
        return hasAttribute(ObjectKind.COLUMN, holder + "." + column, "type", type);
    }

    /** Checks that a table, a view or a composite type is there and has no column of that name. */
    public SchemaAssert doesNotHaveColumn(String holder, String column) {
        return hasHolder(holder).doesNotHave(ObjectKind.COLUMN, holder + "." + column);
    }

    private SchemaAssert hasHolder(String holder) {
        return Wording.isHolder(schema(), holder) ? this : hasTable(holder);
    }

    /** Checks that a table has an index of that name. */
    public SchemaAssert hasIndex(String holder, String index) {
        return has(ObjectKind.INDEX, holder + "." + index);
    }

    /** Checks that a table or a materialised view is there and has no index of that name. */
    public SchemaAssert doesNotHaveIndex(String holder, String index) {
        return hasHolder(holder).doesNotHave(ObjectKind.INDEX, holder + "." + index);
    }

    /**
     * Checks that a table has an index on exactly these columns or expressions in this order; the index of a primary
     * key or a unique constraint counts.
     */
    public SchemaAssert hasIndexOn(String holder, String... columns) {
        return keys(holder).requireIndex(List.of(columns));
    }

    /** Checks that a table has no index on exactly these columns in this order, not even that of a constraint. */
    public SchemaAssert doesNotHaveIndexOn(String holder, String... columns) {
        return keys(holder).refuseIndex(List.of(columns));
    }

    /** Checks that a table has a primary key of exactly these columns in this order. */
    public SchemaAssert hasPrimaryKey(String holder, String... columns) {
        return keys(holder).requireKey(ObjectKind.PRIMARY_KEY, List.of(columns));
    }

    /** Checks that a table has a unique constraint on exactly these columns in this order. */
    public SchemaAssert hasUnique(String holder, String... columns) {
        return keys(holder).requireKey(ObjectKind.UNIQUE, List.of(columns));
    }

    /** Checks that a column of a table refers to a column of another one. */
    public SchemaAssert hasForeignKey(String holder, String column, String target, String targetColumn) {
        return hasForeignKey(holder, List.of(column), target, List.of(targetColumn));
    }

    /** Checks that columns of a table refer to columns of another one. */
    public SchemaAssert hasForeignKey(String holder, List<String> columns, String target, List<String> targetColumns) {
        return keys(holder).requireForeignKey(columns, target, targetColumns);
    }

    /** Checks that no foreign key begins at exactly these columns. */
    public SchemaAssert doesNotHaveForeignKey(String holder, String... columns) {
        return keys(holder).refuseForeignKey(List.of(columns));
    }

    /** Checks that there is a view. */
    public SchemaAssert hasView(String view) {
        return has(ObjectKind.VIEW, view);
    }

    /** Checks that there is no view of that name. */
    public SchemaAssert doesNotHaveView(String view) {
        return doesNotHave(ObjectKind.VIEW, view);
    }

    /** Checks that there is an enum type with exactly these labels in this order; PostgreSQL only. */
    public SchemaAssert hasEnum(String type, String... labels) {
        return hasAttribute(ObjectKind.ENUM, type, "labels", String.join("\n", labels));
    }

    /** Checks that there is an object of that kind and path. */
    public SchemaAssert has(ObjectKind kind, String path) {
        found(kind, path);
        return this;
    }

    /** Checks that an object has an attribute of exactly that value. */
    public SchemaAssert hasAttribute(ObjectKind kind, String path, String attribute, String value) {
        SchemaObject found = found(kind, path);
        if (!found.attribute(attribute).equals(Optional.of(value))) {
            throw wrong(Wording.otherAttribute(kind.label() + " " + path, found, attribute, value));
        }
        return this;
    }

    /** Checks that there is no object of that kind and path. */
    public SchemaAssert doesNotHave(ObjectKind kind, String path) {
        schema().find(kind, path).ifPresent(found -> {
            throw failure("Expected no %s but it is there", found);
        });
        return this;
    }

    /** Checks that nothing is there, but for what is left out; an empty PostgreSQL database has the schema public. */
    public SchemaAssert isEmptyBut(Predicate<SchemaObject> left) {
        String rest = schema().without(left).objects().stream()
                .map(SchemaObject::toString)
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            throw failure("Expected an empty schema but there is %s", rest);
        }
        return this;
    }

    /** Goes on with the paths of all objects of some kinds, in the snapshot's order. */
    public ListAssert<String> extracting(ObjectKind... kinds) {
        Set<ObjectKind> wanted = Arrays.stream(kinds).collect(Collectors.toSet());
        return Assertions.assertThat(schema().allObjects()
                        .filter(object -> wanted.contains(object.kind()))
                        .map(object -> object.path().toString())
                        .toList())
                .as(info.description());
    }

    /** Goes on with anything that can be derived from the snapshot. */
    public <T> ObjectAssert<T> extracting(Function<? super SchemaSnapshot, T> what) {
        return Assertions.assertThat(what.apply(schema())).as(info.description());
    }

    private SchemaSnapshot schema() {
        if (actual == null) {
            throw failure("Expected a schema snapshot but there is none");
        }
        return actual;
    }

    private TableKeys keys(String holder) {
        return new TableKeys(this, schema(), found(ObjectKind.TABLE, holder));
    }

    AssertionError wrong(String message) {
        return failure("%s", message);
    }

    private SchemaObject found(ObjectKind kind, String path) {
        Objects.requireNonNull(path, "name");
        return schema().find(kind, path).orElseThrow(() -> wrong(Wording.missing(schema(), kind, path)));
    }
}
