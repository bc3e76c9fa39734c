package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.difference.Change;
import dev.retort.assertions.difference.SchemaDifference;
import dev.retort.assertions.schema.Database;
import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.ObjectPath;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What differs between a SQLite schema and a PostgreSQL schema beyond spelling and what is allowed. */
public final class CrossDatabaseDifference {

    private final SchemaDifference difference;
    private final List<AllowedDifference> unused;

    private CrossDatabaseDifference(SchemaDifference difference, List<AllowedDifference> unused) {
        this.difference = difference;
        this.unused = List.copyOf(unused);
    }

    /**
     * Compares in either order; the SQLite schema is what is expected.
     *
     * @throws IllegalArgumentException if not one is of SQLite and one of PostgreSQL
     */
    public static CrossDatabaseDifference between(SchemaSnapshot one, SchemaSnapshot other, CrossDatabaseRules rules) {
        if (one.database().isPostgresql() == other.database().isPostgresql()) {
            throw new IllegalArgumentException("one schema must be of SQLite and one of PostgreSQL, but both are of "
                    + one.database().name());
        }
        return one.database().isPostgresql() ? compared(other, one, rules) : compared(one, other, rules);
    }

    private static CrossDatabaseDifference compared(
            SchemaSnapshot sqlite, SchemaSnapshot postgres, CrossDatabaseRules rules) {
        SchemaSnapshot right = portable(new PortableSchema(postgres).objects());
        Map<ObjectPath, SchemaObject> columns = new HashMap<>();
        right.allObjects()
                .filter(object -> object.kind() == ObjectKind.COLUMN)
                .forEach(column -> columns.put(column.path(), column));
        SchemaSnapshot left = portable(new PortableSchema(sqlite)
                .objects().stream()
                        .map(object -> translated(object, columns, rules))
                        .toList());
        SchemaDifference all = SchemaDifference.between(left, right, Set.of());
        List<Change> changes = all.changes();
        List<AllowedDifference> unused = rules.allowed().stream()
                .filter(allowed -> changes.stream().noneMatch(allowed::covers))
                .toList();
        return new CrossDatabaseDifference(
                all.without(change -> rules.allowed().stream().anyMatch(allowed -> allowed.covers(change))), unused);
    }

    private static SchemaSnapshot portable(List<SchemaObject> objects) {
        return new SchemaSnapshot(new Database("portable", ""), objects);
    }

    /** With PostgreSQL's word for what means the same. */
    private static SchemaObject translated(
            SchemaObject object, Map<ObjectPath, SchemaObject> columns, CrossDatabaseRules rules) {
        Map<String, String> attributes = new LinkedHashMap<>(object.attributes());
        SchemaObject other = columns.get(object.path());
        if (object.kind() == ObjectKind.COLUMN && other != null) {
            attributes.computeIfPresent("type", (name, type) -> translated(type, other, name, rules.types()));
            attributes.computeIfPresent("default", (name, text) -> translated(text, other, name, rules.defaults()));
        }
        List<SchemaObject> children = object.children().stream()
                .map(child -> translated(child, columns, rules))
                .toList();
        return new SchemaObject(object.kind(), object.path(), attributes, children, false);
    }

    private static String translated(String text, SchemaObject other, String attribute, List<Equivalent> pairs) {
        String there = other.attribute(attribute).orElse("");
        return pairs.stream().anyMatch(pair -> pair.matches(text, there)) ? there : text;
    }

    /** Whether nothing differs that isn't allowed. */
    public boolean isEmpty() {
        return difference.isEmpty();
    }

    /** The differences that aren't allowed; expected is SQLite's side. */
    public List<Change> changes() {
        return difference.changes();
    }

    /** The allowed differences that aren't there any more, which the register had better lose. */
    public List<AllowedDifference> unused() {
        return unused;
    }

    /** The tree of differences; empty if nothing differs. */
    public String toText() {
        return difference.toText();
    }

    @Override
    public String toString() {
        return difference.toString();
    }
}
