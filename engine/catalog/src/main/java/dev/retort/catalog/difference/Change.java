package dev.retort.catalog.difference;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One difference. A missing or unexpected object is one change, whatever is inside it.
 *
 * @param kind what differs
 * @param objectKind the kind of the object
 * @param path where the object is; the expected side's path if both have it
 * @param attribute which attribute changed; empty if the object is missing or unexpected
 * @param expected the expected value, or a description of the missing object; empty if there is none
 * @param actual the actual value, or a description of the unexpected object; empty if there is none
 */
public record Change(
        Kind kind,
        ObjectKind objectKind,
        ObjectPath path,
        Optional<String> attribute,
        Optional<String> expected,
        Optional<String> actual) {

    /** What differs. */
    public enum Kind {
        /** It was expected but isn't there. */
        MISSING,
        /** It is there but wasn't expected. */
        UNEXPECTED,
        /** One of its attributes differs. */
        CHANGED
    }

    /** By the outermost name, then by the whole path and the kind. */
    public static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.path().parts().get(0))
            .thenComparing(Change::path)
            .thenComparing(Change::objectKind);

    /** Checks that nothing is null. */
    public Change {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(objectKind, "objectKind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    /** An object that was expected, with its description. */
    public static Change missing(ObjectKind kind, ObjectPath path, String expected) {
        return new Change(Kind.MISSING, kind, path, Optional.empty(), Optional.of(expected), Optional.empty());
    }

    /** An object that wasn't expected, with its description. */
    public static Change unexpected(ObjectKind kind, ObjectPath path, String actual) {
        return new Change(Kind.UNEXPECTED, kind, path, Optional.empty(), Optional.empty(), Optional.of(actual));
    }

    /** An attribute that differs, with both values. */
    public static Change changed(
            ObjectKind kind, ObjectPath path, String attribute, Optional<String> expected, Optional<String> actual) {
        return new Change(Kind.CHANGED, kind, path, Optional.of(attribute), expected, actual);
    }

    /**
     * The expected value as it reads in a message. What a snapshot leaves out has a word: {@code no}, {@code none},
     * {@code permanent} or what else the default is called.
     */
    public String expectedWords() {
        return expected.orElseGet(this::absent);
    }

    /** The actual value as it reads in a message, see {@link #expectedWords()}. */
    public String actualWords() {
        return actual.orElseGet(this::absent);
    }

    private String absent() {
        return attribute.map(name -> DefaultWord.of(objectKind, name)).orElse("not there");
    }

    /** One line, such as {@code CHANGED column public.t.a: type}. */
    @Override
    public String toString() {
        return kind + " " + objectKind.label() + " " + path
                + attribute.map(name -> ": " + name).orElse("");
    }

    /** What an attribute that a snapshot leaves out, since it is at its default, is called in a message. */
    private static final class DefaultWord {

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
}
