package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a PostgreSQL schema with one query for each topic. A query's columns are attributes, but those that begin with
 * an underscore say where the object belongs.
 */
final class PostgresReader {

    private static final List<String> TOPICS = List.of(
            "schemas",
            "relations",
            "columns",
            "constraints",
            "indexes",
            "statistics",
            "sequences",
            "types",
            "domain-checks",
            "collations",
            "triggers",
            "routines",
            "rules",
            "policies",
            "extensions",
            "event-triggers",
            "publications",
            "default-privileges",
            "others");

    private final Connection connection;
    private final SnapshotOptions options;
    private final ObjectTree tree = new ObjectTree();

    PostgresReader(Connection connection, SnapshotOptions options) {
        this.connection = connection;
        this.options = options;
    }

    List<SchemaObject> read() throws SQLException {
        try (PostgresSession session = PostgresSession.open(connection)) {
            Map<Long, String> positions = options.sequencePositions() ? session.sequencePositions() : Map.of();
            for (String topic : topics()) {
                readTopic(topic, positions);
            }
        }
        return tree.objects();
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>(TOPICS);
        if (options.settings()) {
            topics.add("settings");
        }
        if (options.roles()) {
            topics.add("roles");
        }
        return topics;
    }

    private void readTopic(String topic, Map<Long, String> positions) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CatalogQuery.named(topic))) {
            CatalogRow row = new CatalogRow(rows, positions);
            while (rows.next()) {
                tree.add(row.holder(), row.object());
            }
        }
    }
}
