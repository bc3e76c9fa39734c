package dev.retort.catalog.postgresql;

import dev.retort.catalog.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A topic that has a catalogue query.
 *
 * @param name of the query
 * @param catalogs the marked catalogues; if none of them has rows, the query gives none
 */
record PostgresTopic(String name, List<String> catalogs) {

    /** Of tables, views, composite types and sequences. */
    static final List<PostgresTopic> RELATIONS = List.of(
            topic("relations", "class"),
            topic("columns", "attribute"),
            topic("constraints", "constraint"),
            topic("indexes", "index"),
            topic("statistics", "statistics"),
            topic("sequences", "sequence"),
            topic("triggers", "trigger"),
            topic("rules", "rewrite"),
            topic("policies", "policy"));

    /** Of all else. */
    static final List<PostgresTopic> OTHERS = List.of(
            topic("schemas", "schema"),
            topic("types", "type"),
            topic("domain-checks", "domain constraint"),
            topic("collations", "collation"),
            topic("routines", "routine"),
            topic("extensions", "extension"),
            topic("event-triggers", "event trigger"),
            topic("publications", "publication"),
            topic("default-privileges", "default privileges"),
            topic(
                    "others",
                    ("operator, operator class, operator family, type, transform, parser, template, text search"
                                    + " configuration, dictionary, cast, conversion, language, access method, wrapper, server,"
                                    + " user mapping")
                            .split(", ")));

    /** Copies the list. */
    PostgresTopic {
        catalogs = List.copyOf(catalogs);
    }

    private static PostgresTopic topic(String name, String... catalogs) {
        return new PostgresTopic(name, List.of(catalogs));
    }

    boolean hasRows(PostgresFingerprint fingerprint) {
        return catalogs.stream().anyMatch(fingerprint::has);
    }

    boolean hasRowsOf(Set<Long> relations, PostgresFingerprint fingerprint) {
        return catalogs.stream().anyMatch(catalog -> fingerprint.has(catalog, relations));
    }

    /** What a PostgreSQL catalogue has besides relations. Topics for which there is nothing aren't asked for. */
    static final class Remembered {

        /** What changed in a relation may be in a routine's text. */
        private static final String WITH_COLUMNS = "routines";

        /** Read each time if there are any: what they show depends on too much. */
        private static final String NOT_KEPT = "publications";

        private final PostgresFingerprint fingerprint;
        private final Map<PostgresTopic, List<PostgresReader.Found>> topics = new HashMap<>();

        Remembered(PostgresFingerprint fingerprint) {
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
}
