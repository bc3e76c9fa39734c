package dev.retort.catalog.postgresql;

import java.util.List;
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
                    "operator",
                    "operator class",
                    "operator family",
                    "type",
                    "transform",
                    "parser",
                    "template",
                    "text search configuration",
                    "dictionary",
                    "cast",
                    "conversion",
                    "language",
                    "access method",
                    "wrapper",
                    "server",
                    "user mapping"));

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
}
