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
        Set<Long> longer = new HashSet<>();
        read.forEach((number, object) -> {
            SchemaObject before = relations.getOrDefault(number, object);
            List<String> columns = names(before);
            if (!before.path().equals(object.path()) || !beginsWith(names(object), columns)) {
                renamed.add(number);
            } else if (names(object).size() > columns.size()) {
                longer.add(number);
            }
        });
        Map<Long, SchemaObject> updated = new HashMap<>(relations);
        updated.keySet().retainAll(now.relations());
        updated.keySet().removeAll(changed);
        updated.putAll(read);
        Set<Long> dependents = numbers(connection, renamed, CatalogQuery.dependents(renamed));
        dependents.addAll(numbers(connection, longer, CatalogQuery.dependentQueries(longer)));
        dependents.removeAll(changed);
        updated.putAll(reader.relations(dependents));
        return updated;
    }

    private static boolean beginsWith(List<String> names, List<String> before) {
        return names.size() >= before.size() && names.subList(0, before.size()).equals(before);
    }

    /** What others' texts can name; a query's text may change even if one is added, which must not be mistaken. */
    private static List<String> names(SchemaObject relation) {
        return relation.children(ObjectKind.COLUMN).stream()
                .map(SchemaObject::name)
                .toList();
    }

    private static Set<Long> numbers(Connection connection, Set<Long> of, String query) throws SQLException {
        Set<Long> dependents = new HashSet<>();
        if (!of.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    dependents.add(rows.getLong(1));
                }
            }
        }
        return dependents;
    }
}
