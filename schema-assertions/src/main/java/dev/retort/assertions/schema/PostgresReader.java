package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a PostgreSQL schema with one query for each topic. A query's columns are attributes, but those that begin with
 * an underscore say where the object belongs. Needs a session with fixed settings.
 */
final class PostgresReader {

    private static final List<String> RELATIONS = List.of(
            "relations",
            "columns",
            "constraints",
            "indexes",
            "statistics",
            "sequences",
            "triggers",
            "rules",
            "policies");

    private static final List<String> OTHERS = List.of(
            "schemas",
            "types",
            "domain-checks",
            "collations",
            "routines",
            "extensions",
            "event-triggers",
            "publications",
            "default-privileges",
            "others");

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

    static List<SchemaObject> readAll(Connection connection, SnapshotOptions options) throws SQLException {
        try (PostgresSession session = PostgresSession.open(connection)) {
            PostgresReader reader = new PostgresReader(connection, options, session);
            List<SchemaObject> objects = new ArrayList<>(reader.relations().values());
            objects.addAll(reader.others());
            return objects;
        }
    }

    /** All tables, views, composite types and sequences by their numbers. */
    Map<Long, SchemaObject> relations() throws SQLException {
        Map<Long, String> positions = options.sequencePositions() ? session.sequencePositions() : Map.of();
        Topics topics = new Topics(positions);
        for (String topic : RELATIONS) {
            topics.read(CatalogQuery.named(topic));
        }
        return topics.relations();
    }

    /** Those of these numbers that are there; without the positions of sequences. */
    Map<Long, SchemaObject> relations(Set<Long> numbers) throws SQLException {
        Topics topics = new Topics(Map.of());
        if (!numbers.isEmpty()) {
            for (String topic : RELATIONS) {
                topics.read(CatalogQuery.named(topic, numbers));
            }
        }
        return topics.relations();
    }

    /** Everything that isn't a relation. */
    List<SchemaObject> others() throws SQLException {
        Topics topics = new Topics(Map.of());
        for (String topic : OTHERS) {
            topics.read(CatalogQuery.named(topic));
        }
        if (options.settings()) {
            topics.read(CatalogQuery.named("settings"));
        }
        if (options.roles()) {
            topics.read(CatalogQuery.named("roles"));
        }
        return topics.tree.objects();
    }

    /** What some queries gave. */
    private final class Topics {

        private final Map<Long, String> positions;
        private final ObjectTree tree = new ObjectTree();
        private final Map<ObjectPath, Long> numbers = new HashMap<>();

        Topics(Map<Long, String> positions) {
            this.positions = positions;
        }

        /** Prepared, since the driver keeps the plan of what it sees often, and planning is most of the work. */
        void read(String query) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet rows = statement.executeQuery()) {
                CatalogRow row = new CatalogRow(rows, positions);
                while (rows.next()) {
                    SchemaObject object = row.object();
                    row.oid().ifPresent(number -> numbers.put(object.path(), number));
                    tree.add(row.holder(), object);
                }
            }
        }

        Map<Long, SchemaObject> relations() {
            Map<Long, SchemaObject> relations = new LinkedHashMap<>();
            for (SchemaObject object : tree.objects()) {
                Long number = numbers.get(object.path());
                if (number != null && RELATION_KINDS.contains(object.kind())) {
                    relations.put(number, object);
                }
            }
            return relations;
        }
    }
}
