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
            ("unique, strict, without rowid, clustered, cycle, hidden, inherited, leakproof, restrictive, via root,"
                            + " window")
                    .split(", "));

    private static final Set<String> DEFAULTS = Set.of(
            "access method, collation, compression, grants, identity grants, statistics target, storage, tablespace"
                    .split(", "));

    private static final Map<String, String> WORDS = Map.of(
            "not null constraint", ORDINARY,
            "nulls", "distinct",
            "parallel", "unsafe",
            "persistence", "permanent",
            "row security", "off",
            "security", "invoker",
            "triggers", "enabled");

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
        return FLAGS.contains(attribute)
                ? NO
                : DEFAULTS.contains(attribute) ? "the default" : WORDS.getOrDefault(attribute, NONE);
    }
}
