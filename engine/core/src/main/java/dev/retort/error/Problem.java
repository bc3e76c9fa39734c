package dev.retort.error;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The facts of a failure: a stable code, one sentence that says what happened, where it happened and what was found
 * (in the order given), and what to do about it. Bound values and passwords never belong in it.
 *
 * @param code stable, lower case with hyphens, such as {@code unknown-revision}
 * @param summary one sentence without a full stop, such as {@code no revision has the id 'abc'}
 * @param facts further facts by name, in the order in which they are shown
 * @param cure what the reader can do; empty if nothing is known
 */
public record Problem(String code, String summary, Map<String, Object> facts, Optional<String> cure) {

    /** Checks that nothing is null and copies the facts. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(cure, "cure");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Gives a problem with no facts and no cure yet. */
    public static Problem of(String code, String summary) {
        return new Problem(code, summary, Map.of(), Optional.empty());
    }

    /**
     * Gives a copy with one more fact; the value is shown by its {@code toString}, a list's values one after the other and
     * problems below each other.
     */
    public Problem with(String fact, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Problem(code, summary, more, cure);
    }

    /** Gives a copy that tells the reader what to do. */
    public Problem cure(String whatToDo) {
        return new Problem(code, summary, facts, Optional.of(whatToDo));
    }

    /** The text that a person reads: the sentence, then a line for each fact, then the cure. */
    public String text() {
        StringBuilder text = new StringBuilder(summary);
        facts.forEach((name, value) -> appendFact(text, name, shown(value)));
        cure.ifPresent(what -> appendFact(text, "what to do", what));
        return text.toString();
    }

    /** A fact's value as a person reads it. */
    public static String shown(Object value) {
        if (!(value instanceof Collection<?> several)) {
            return value instanceof Problem problem ? problem.text() : String.valueOf(value);
        }
        boolean problems = several.stream().anyMatch(Problem.class::isInstance);
        return several.stream().map(Problem::shown).collect(Collectors.joining(problems ? "\n" : ", "));
    }

    private static void appendFact(StringBuilder text, String name, String value) {
        text.append("\n  ").append(name).append(": ").append(value.strip().replace("\n", "\n    "));
    }
}
