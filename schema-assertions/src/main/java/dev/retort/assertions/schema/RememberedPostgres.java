package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads again the relations whose fingerprint changed, and those whose texts name something that changed its name. What
 * isn't a relation is always read.
 */
final class RememberedPostgres implements RememberedSchema {

    private final SnapshotOptions options;
    private PostgresFingerprint fingerprint = new PostgresFingerprint(Map.of());
    private Map<Long, SchemaObject> relations = Map.of();

    RememberedPostgres(SnapshotOptions options) {
        this.options = options;
    }

    @Override
    public List<SchemaObject> read(Connection connection) throws SQLException {
        if (options.sequencePositions()
                || connection.getMetaData().getDatabaseMajorVersion() < PostgresFingerprint.OLDEST_SERVER) {
            return PostgresReader.readAll(connection, options);
        }
        try (PostgresSession session = PostgresSession.open(connection)) {
            PostgresReader reader = new PostgresReader(connection, options, session);
            PostgresFingerprint now = PostgresFingerprint.read(connection);
            relations = now.isIncomparable(fingerprint) ? reader.relations() : updated(connection, reader, now);
            fingerprint = now;
            List<SchemaObject> objects = new ArrayList<>(relations.values());
            objects.addAll(reader.others());
            return objects;
        }
    }

    private Map<Long, SchemaObject> updated(Connection connection, PostgresReader reader, PostgresFingerprint now)
            throws SQLException {
        Set<Long> changed = now.changedRelations(fingerprint);
        Map<Long, SchemaObject> read = reader.relations(changed);
        Set<Long> renamed = now.changedDefiners(fingerprint);
        read.forEach((number, object) -> {
            SchemaObject before = relations.get(number);
            if (before != null && !names(before).equals(names(object))) {
                renamed.add(number);
            }
        });
        Map<Long, SchemaObject> updated = new HashMap<>(relations);
        updated.keySet().retainAll(now.relations());
        updated.keySet().removeAll(changed);
        updated.putAll(read);
        Set<Long> dependents = dependents(connection, renamed);
        dependents.removeAll(changed);
        updated.putAll(reader.relations(dependents));
        return updated;
    }

    /** What others' texts can name: the relation and its columns. */
    private static List<String> names(SchemaObject relation) {
        List<String> names = new ArrayList<>(relation.path().parts());
        relation.children(ObjectKind.COLUMN).forEach(column -> names.add(column.name()));
        return names;
    }

    private static Set<Long> dependents(Connection connection, Set<Long> of) throws SQLException {
        Set<Long> dependents = new HashSet<>();
        if (!of.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(CatalogQuery.dependents(of))) {
                while (rows.next()) {
                    dependents.add(rows.getLong(1));
                }
            }
        }
        return dependents;
    }
}
