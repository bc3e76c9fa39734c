package dev.retort.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a PostgreSQL schema with one query for each topic. A query's columns are attributes, but those that begin with
 * an underscore say where the object belongs. Needs a session with fixed settings.
 */
final class PostgresReader {

    private static final Set<ObjectKind> RELATION_KINDS = Set.of(
            ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.COMPOSITE, ObjectKind.SEQUENCE);

    private final Connection connection;
    private final SnapshotOptions options;
    private final PostgresSession session;

    PostgresReader(Connection connection, SnapshotOptions options, PostgresSession session) {
        this.connection = connection;
        this.options = options;
        this.session = session;
    }

    /**
     * What a row gave.
     *
     * @param holder what the object is inside of
     * @param object without what is inside it
     * @param number of an outer relation
     */
    record Found(Optional<ObjectPath> holder, SchemaObject object, Optional<Long> number) {}

    static List<SchemaObject> readAll(Connection connection, SnapshotOptions options) throws SQLException {
        try (PostgresSession session = PostgresSession.open(connection)) {
            PostgresReader reader = new PostgresReader(connection, options, session);
            List<SchemaObject> objects =
                    new ArrayList<>(reader.relations(PostgresTopic.RELATIONS).values());
            List<Found> others = new ArrayList<>();
            for (PostgresTopic topic : PostgresTopic.OTHERS) {
                others.addAll(reader.read(topic));
            }
            others.addAll(reader.readOptions());
            objects.addAll(tree(others).objects());
            return objects;
        }
    }

    /** All tables, views, composite types and sequences by their numbers. */
    Map<Long, SchemaObject> relations(List<PostgresTopic> topics) throws SQLException {
        Map<Long, String> positions = options.sequencePositions() ? session.sequencePositions() : Map.of();
        List<Found> found = new ArrayList<>();
        for (PostgresTopic topic : topics) {
            found.addAll(read(CatalogQuery.named(topic.name()), positions));
        }
        return byNumber(found);
    }

    /** Those of these numbers that are there; without the positions of sequences. */
    Map<Long, SchemaObject> relations(Set<Long> numbers, List<PostgresTopic> topics) throws SQLException {
        List<Found> found = new ArrayList<>();
        for (PostgresTopic topic : topics) {
            found.addAll(read(CatalogQuery.ofSome(topic.name()), Map.of(), CatalogQuery.array(numbers)));
        }
        return byNumber(found);
    }

    private static Map<Long, SchemaObject> byNumber(List<Found> found) {
        Map<ObjectPath, Long> numbers = new HashMap<>();
        found.forEach(each ->
                each.number().ifPresent(number -> numbers.put(each.object().path(), number)));
        Map<Long, SchemaObject> relations = new LinkedHashMap<>();
        for (SchemaObject object : tree(found).objects()) {
            Long number = numbers.get(object.path());
            if (number != null && RELATION_KINDS.contains(object.kind())) {
                relations.put(number, object);
            }
        }
        return relations;
    }

    /** What a topic gives that isn't one of relations. */
    List<Found> read(PostgresTopic topic) throws SQLException {
        return read(CatalogQuery.named(topic.name()), Map.of());
    }

    /** What is read on request only. */
    List<Found> readOptions() throws SQLException {
        List<Found> found = new ArrayList<>();
        if (options.settings()) {
            found.addAll(read(CatalogQuery.named("settings"), Map.of()));
        }
        if (options.roles()) {
            found.addAll(read(CatalogQuery.named("roles"), Map.of()));
        }
        return found;
    }

    static ObjectTree tree(List<Found> found) {
        ObjectTree tree = new ObjectTree();
        found.forEach(each -> tree.add(each.holder(), each.object()));
        return tree;
    }

    /** Prepared, since the driver keeps the plan of what it sees often, and planning is most of the work. */
    private List<Found> read(String query, Map<Long, String> positions, String... parameters) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                CatalogRow row = new CatalogRow(rows, positions);
                while (rows.next()) {
                    found.add(new Found(row.holder(), row.object(), row.oid()));
                }
            }
        }
        return found;
    }
}
