package dev.retort.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a person could have meant in a schema, at one moment. Two snapshots are equal if they hold the same
 * objects with the same attributes; the database's version doesn't count.
 */
public final class SchemaSnapshot {

    private final Database database;
    private final List<SchemaObject> objects;
    private volatile @Nullable Map<ObjectKind, Map<String, SchemaObject>> index;

    /** Makes a snapshot of given objects, which are sorted by kind and path. */
    public SchemaSnapshot(Database database, List<SchemaObject> objects) {
        this(database, SortedObjects.of(objects));
    }

    SchemaSnapshot(Database database, SortedObjects objects) {
        this.database = Objects.requireNonNull(database, "database");
        this.objects = objects.list();
    }

    /**
     * Reads the schema behind a connection, which stays open, with its search path and its transaction as they were.
     * In a transaction, what it changed is seen.
     *
     * @throws SnapshotException if the database isn't known or refuses a query
     */
    public static SchemaSnapshot of(Connection connection) {
        return of(connection, SnapshotOptions.standard());
    }

    /**
     * Reads the schema with a connection of its own.
     *
     * @throws SnapshotException if the database can't be reached, isn't known or refuses a query
     */
    public static SchemaSnapshot of(DataSource source) {
        Objects.requireNonNull(source, "source");
        try (Connection connection = source.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw SnapshotException.unreadable("schema", e);
        }
    }

    /**
     * Reads the schema and the optional aspects that are asked for.
     *
     * @throws SnapshotException if the database isn't known or refuses a query
     */
    public static SchemaSnapshot of(Connection connection, SnapshotOptions options) {
        Objects.requireNonNull(connection, "connection");
        try {
            Database database = Database.of(connection);
            SchemaReader reader = SchemaReader.of(database.kind());
            return new SchemaSnapshot(
                    database, SnapshotReader.Attempts.read(() -> reader.readAll(connection, options), () -> {}));
        } catch (SQLException e) {
            throw SnapshotException.unreadable("schema", e);
        }
    }

    /**
     * Reads what {@link #toText()} wrote.
     *
     * @throws SnapshotException if the text isn't a stored snapshot
     */
    public static SchemaSnapshot parse(String text) {
        return new SnapshotParser(Objects.requireNonNull(text, "text")).parse();
    }

    /** The database that was read. */
    public Database database() {
        return database;
    }

    /** The outermost objects, sorted by kind and path. */
    public List<SchemaObject> objects() {
        return objects;
    }

    /** All objects with those inside them, outer ones first. */
    public Stream<SchemaObject> allObjects() {
        return objects.stream().flatMap(SchemaObject::withAllInside);
    }

    /**
     * Finds an object at any depth. On PostgreSQL {@code public} may be left out; on SQLite, as everywhere there, the
     * case of letters doesn't count.
     */
    public Optional<SchemaObject> find(ObjectKind kind, String path) {
        Map<String, SchemaObject> ofKind = byKind().getOrDefault(kind, Map.of());
        return Optional.ofNullable(ofKind.get(path))
                .or(() ->
                        database.isPostgresql() ? Optional.ofNullable(ofKind.get("public." + path)) : Optional.empty());
    }

    /** The objects at any depth by their paths; the first if there are several of one. Made when it is first needed. */
    private Map<ObjectKind, Map<String, SchemaObject>> byKind() {
        Map<ObjectKind, Map<String, SchemaObject>> known = index;
        if (known == null) {
            Map<ObjectKind, Map<String, SchemaObject>> made = new EnumMap<>(ObjectKind.class);
            allObjects().forEach(object -> made.computeIfAbsent(object.kind(), any -> byPath())
                    .putIfAbsent(object.path().toString(), object));
            index = made;
            known = made;
        }
        return known;
    }

    private Map<String, SchemaObject> byPath() {
        return database.isPostgresql() ? new HashMap<>() : new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** Gives a copy without those objects, at any depth: for example without the version table. */
    public SchemaSnapshot without(Predicate<SchemaObject> left) {
        List<SchemaObject> kept = objects.stream()
                .filter(left.negate())
                .map(object -> object.withoutInside(left))
                .toList();
        return new SchemaSnapshot(database, kept);
    }

    /** The stored form: one object a paragraph, sorted, readable and stable. */
    public String toText() {
        return new SnapshotWriter(this).write();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaSnapshot that
                && database.kind() == that.database.kind()
                && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return Objects.hash(database.kind(), objects);
    }

    @Override
    public String toString() {
        return "snapshot of " + database + " with " + objects.size() + " objects";
    }
}
