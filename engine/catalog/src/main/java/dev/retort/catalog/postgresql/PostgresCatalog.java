package dev.retort.catalog.postgresql;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaReader;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.SortedObjects;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads again the relations whose fingerprint changed, and those whose texts name something that changed its name. What
 * isn't a relation is read again if something changed that it may show.
 */
public final class PostgresCatalog implements SchemaReader {

    private final PostgresFingerprint fingerprint = new PostgresFingerprint();
    private final PostgresTopic.Remembered others = new PostgresTopic.Remembered(fingerprint);
    private final Map<Long, SchemaObject> relations = new HashMap<>();

    /** Indexes, sequences of identity columns and the like that were there at a former look. */
    private final Set<Long> parts = new HashSet<>();

    private List<SchemaObject> shownOthers = List.of();
    private SortedObjects sorted = SortedObjects.none();

    @Override
    public DatabaseKind database() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public List<SchemaObject> readAll(Connection connection, SnapshotOptions options) throws SQLException {
        return PostgresReader.readAll(connection, options);
    }

    @Override
    public SortedObjects readChanged(Connection connection, SnapshotOptions options) throws SQLException {
        if (options.sequencePositions()
                || connection.getMetaData().getDatabaseMajorVersion() < PostgresFingerprint.OLDEST_SERVER) {
            return SortedObjects.of(PostgresReader.readAll(connection, options));
        }
        try (PostgresReading reading = PostgresReader.begin(connection)) {
            PostgresMarks marks = new PostgresMarks(connection, reading);
            PostgresReader reader = new PostgresReader(reading, options);
            PostgresFingerprint.Changes changes = fingerprint.update(marks);
            if (changes.useless()) {
                others.forget();
                replaceAll(reader);
            } else if (!changes.catalogs().isEmpty()) {
                update(reader, marks, changes);
            }
            List<SchemaObject> now = others.read(reader);
            sorted = now.equals(shownOthers) ? sorted : sorted.replaced(shownOthers, now);
            shownOthers = now;
            return sorted;
        }
    }

    private void replaceAll(PostgresReader reader) throws SQLException {
        List<PostgresTopic> topics = PostgresTopic.RELATIONS.stream()
                .filter(topic -> topic.hasRows(fingerprint))
                .toList();
        relations.clear();
        relations.putAll(reader.relations(topics));
        parts.clear();
        parts.addAll(fingerprint.relations());
        parts.removeAll(relations.keySet());
        sorted = SortedObjects.of(relations.values());
        shownOthers = List.of();
    }

    private void update(PostgresReader reader, PostgresMarks marks, PostgresFingerprint.Changes changes)
            throws SQLException {
        Set<Long> changed = new HashSet<>(changes.relations());
        Set<Long> unknown = new HashSet<>(changed);
        unknown.retainAll(fingerprint.relations());
        unknown.removeAll(relations.keySet());
        changed.addAll(marks.holders(unknown));
        Map<Long, SchemaObject> read = read(reader, changed);
        Set<Long> renamed = new HashSet<>(changes.definers());
        renamed.addAll(changedParts(unknown));
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
        Set<Long> dependents = renamed.isEmpty() ? new HashSet<>() : marks.dependents(renamed);
        if (!longer.isEmpty() && (fingerprint.has("rewrite") || fingerprint.has("policy"))) {
            dependents.addAll(marks.dependentQueries(longer));
        }
        dependents.removeAll(changed);
        Map<Long, SchemaObject> readToo = read(reader, dependents);
        replace(changed, read);
        replace(dependents, readToo);
        others.forgetIfChanged(changes, !renamed.isEmpty());
    }

    /** A part can be named elsewhere too: an index by a partition's, a sequence in a default. New ones aren't yet. */
    private Set<Long> changedParts(Set<Long> unknown) {
        Set<Long> changed = new HashSet<>(unknown);
        changed.retainAll(parts);
        parts.addAll(unknown);
        return changed;
    }

    private Map<Long, SchemaObject> read(PostgresReader reader, Set<Long> numbers) throws SQLException {
        List<PostgresTopic> topics = PostgresTopic.RELATIONS.stream()
                .filter(topic -> topic.hasRowsOf(numbers, fingerprint))
                .toList();
        return reader.relations(numbers, topics);
    }

    private void replace(Set<Long> numbers, Map<Long, SchemaObject> read) {
        List<SchemaObject> gone = new ArrayList<>();
        for (long number : numbers) {
            Optional.ofNullable(relations.remove(number)).ifPresent(gone::add);
        }
        relations.putAll(read);
        sorted = sorted.replaced(gone, read.values());
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
}
