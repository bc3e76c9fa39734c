package dev.retort.catalog.difference;

import dev.retort.catalog.ObjectKind;
import java.util.Map;
import java.util.Set;

/** What an attribute that a snapshot leaves out, since it is at its default, is called in a message. */
final class DefaultWord {

    private static final String NO = "no";
    private static final String NONE = "none";
    private static final String ORDINARY = "ordinary";

    /** Attributes that are only shown if they say no or something odd. */
    private static final Set<String> YES = Set.of("valid", "populated", "enabled", "deterministic");

    private static final Set<String> FLAGS = Set.of(
            "unique",
            "strict",
            "without rowid",
            "clustered",
            "cycle",
            "hidden",
            "inherited",
            "leakproof",
            "restrictive",
            "via root",
            "window");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("access method", "the default"),
            Map.entry("collation", "the default"),
            Map.entry("compression", "the default"),
            Map.entry("generated columns", NONE),
            Map.entry("grants", "the default"),
            Map.entry("identity grants", "the default"),
            Map.entry("not null constraint", ORDINARY),
            Map.entry("nulls", "distinct"),
            Map.entry("parallel", "unsafe"),
            Map.entry("persistence", "permanent"),
            Map.entry("row security", "off"),
            Map.entry("security", "invoker"),
            Map.entry("statistics target", "the default"),
            Map.entry("storage", "the default"),
            Map.entry("tablespace", "the default"),
            Map.entry("triggers", "enabled"));

    private DefaultWord() {}

    static String of(ObjectKind kind, String attribute) {
        if (attribute.equals("type")) {
            return kind == ObjectKind.COLUMN ? NONE : ORDINARY;
        }
        if (attribute.equals("replica identity")) {
            return kind == ObjectKind.TABLE || kind == ObjectKind.MATERIALIZED_VIEW ? "the default" : NO;
        }
        if (YES.contains(attribute)) {
            return "yes";
        }
        return FLAGS.contains(attribute) ? NO : WORDS.getOrDefault(attribute, NONE);
    }
}
