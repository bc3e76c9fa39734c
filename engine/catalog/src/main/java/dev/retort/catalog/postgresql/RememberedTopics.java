package dev.retort.catalog.postgresql;

import dev.retort.catalog.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a PostgreSQL catalogue has besides relations. Topics for which there is nothing aren't asked for. */
final class RememberedTopics {

    /** What changed in a relation may be in a routine's text. */
    private static final String WITH_COLUMNS = "routines";

    /** Read each time if there are any: what they show depends on too much. */
    private static final String NOT_KEPT = "publications";

    private final PostgresFingerprint fingerprint;
    private final Map<PostgresTopic, List<PostgresReader.Found>> topics = new HashMap<>();

    RememberedTopics(PostgresFingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    void forget() {
        topics.clear();
    }

    /** Forgets what may show something that changed: {@code renamed} says whether a relation or a column did its name. */
    void forgetIfChanged(PostgresFingerprint.Changes changes, boolean renamed) {
        if (renamed
                || changes.isOf(MarkedCatalog.Kind.DEFINER)
                || changes.isOf(MarkedCatalog.Kind.NAME)
                || changes.isOf(MarkedCatalog.Kind.OTHER)) {
            topics.clear();
        }
        topics.keySet().removeIf(topic -> topic.name().equals(WITH_COLUMNS));
    }

    /** The objects, those that are read on request among them. */
    List<SchemaObject> read(PostgresReader reader) throws SQLException {
        List<PostgresReader.Found> found = new ArrayList<>();
        for (PostgresTopic topic : PostgresTopic.OTHERS) {
            if (topic.hasRows(fingerprint)) {
                found.addAll(read(topic, reader));
            }
        }
        found.addAll(reader.readOptions());
        return PostgresReader.tree(found).objects();
    }

    private List<PostgresReader.Found> read(PostgresTopic topic, PostgresReader reader) throws SQLException {
        if (topic.name().equals(NOT_KEPT)) {
            return reader.read(topic);
        }
        if (!topics.containsKey(topic)) {
            topics.put(topic, reader.read(topic));
        }
        return topics.getOrDefault(topic, List.of());
    }
}
