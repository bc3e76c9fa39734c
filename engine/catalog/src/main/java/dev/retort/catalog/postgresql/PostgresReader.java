package dev.retort.catalog.postgresql;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.ObjectTree;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SnapshotOptions;
import java.sql.Connection;
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
record PostgresReader(PostgresReading reading, SnapshotOptions options) {

    private static final Set<ObjectKind> RELATION_KINDS = Set.of(
            ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.COMPOSITE, ObjectKind.SEQUENCE);

    private static final String EACH_SEQUENCE =
            """
            select string_agg(case when has_sequence_privilege(c.oid, 'select')
                     then format('select %s::oid, case when is_called then ''after '' else ''at '' end || last_value from %s',
                                 c.oid, c.oid::regclass)
                     else format('select %s::oid, ''not readable''', c.oid) end, ' union all ')
              from pg_sequence q join pg_class c on c.oid = q.seqrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""";

    static PostgresReading begin(Connection connection) throws SQLException {
        return PostgresReading.begin(connection, PostgresReading.FIXED);
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
        try (PostgresReading reading = begin(connection)) {
            PostgresReader reader = new PostgresReader(reading, options);
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
        Map<Long, String> positions = options.sequencePositions() ? positionsOfSequences() : Map.of();
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

    private List<Found> read(String query, Map<Long, String> positions, String... parameters) throws SQLException {
        return reading.ask(
                query,
                rows -> {
                    List<Found> found = new ArrayList<>();
                    CatalogRow row = new CatalogRow(rows, positions);
                    while (rows.next()) {
                        found.add(new Found(row.holder(), row.object(), row.oid()));
                    }
                    return found;
                },
                parameters);
    }

    private Map<Long, String> positionsOfSequences() throws SQLException {
        String union =
                reading.ask(EACH_SEQUENCE, row -> row.next() && row.getString(1) != null ? row.getString(1) : "");
        Map<Long, String> positions = new HashMap<>();
        return union.isEmpty()
                ? positions
                : reading.ask(union, rows -> {
                    while (rows.next()) {
                        positions.put(rows.getLong(1), rows.getString(2));
                    }
                    return positions;
                });
    }
}
