package dev.retort.revision;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A target as it is typed: an id, the start of an id, a label, {@code head}, {@code heads} or {@code base}, with
 * {@code branch@} before it, or {@code +N}/{@code -N} after it or alone.
 *
 * @param text as typed
 * @param branch what is before the {@code @}; empty also for {@code @head}
 * @param symbol what the target starts from; empty for {@code +N} and {@code -N}, which start from the current state
 * @param steps the signed distance; empty for an absolute target
 */
public record Target(String text, Optional<String> branch, Optional<String> symbol, Optional<Integer> steps) {

    private static final Logger LOG = LoggerFactory.getLogger(Target.class);
    private static final Pattern GRAMMAR = Pattern.compile("(?:([^@:]*)@)?([^@:]*)");
    private static final Pattern WALK = Pattern.compile("([^+]*?)([+-][0-9]{1,9})");
    private static final Pattern NAME = Pattern.compile("[^+-][^+]*");

    /**
     * Takes a target apart without knowing which names there are: {@code a-1} is a step down.
     *
     * @throws InvalidTargetException if the text is a range {@code a:b}, is empty, or follows none of the forms
     */
    public static Target parse(String text) {
        return parse(text, Collections.emptyNavigableMap());
    }

    /**
     * Takes a target apart. Names may have hyphens in them, so {@code a-1} is read as an id or label if there is one, then
     * as a walk from {@code a}, then as the start of a name, then as a walk from a start.
     *
     * @param names the ids and labels that there are
     * @throws InvalidTargetException as {@link #parse(String)}, and if both the start of a name and a walk may be meant
     */
    static Target parse(String text, NavigableMap<String, ?> names) {
        if (text.indexOf(':') >= 0) {
            throw InvalidTargetException.rangeNotAllowed(text);
        }
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            throw InvalidTargetException.malformed(text);
        }
        Optional<String> branch = group(parts, 1);
        String rest = parts.group(2);
        Matcher walk = WALK.matcher(rest);
        if (walk.matches() && isWalk(text, rest, walk.group(1), names)) {
            return new Target(text, branch, group(walk, 1), Optional.of(Integer.valueOf(walk.group(2))));
        }
        if (!NAME.matcher(rest).matches()) {
            throw InvalidTargetException.malformed(text);
        }
        return new Target(text, branch, Optional.of(rest), Optional.empty());
    }

    /** Whether what looks like a walk is one, and not a name. */
    private static boolean isWalk(String text, String whole, String from, NavigableMap<String, ?> names) {
        boolean known = from.isEmpty() || Revision.RESERVED.contains(from) || names.containsKey(from);
        if (names.containsKey(whole)) {
            if (known) {
                LOG.warn(
                        "'{}' is taken for the revision of that name, not for a number of steps from '{}'; to go there,"
                                + " name the revision that it leads to",
                        whole,
                        from);
            }
            return false;
        }
        Optional<String> begun = Optional.ofNullable(names.ceilingKey(whole)).filter(name -> name.startsWith(whole));
        if (!known && begun.isPresent()) {
            throw InvalidTargetException.nameOrWalk(text, begun.get(), from);
        }
        return true;
    }

    /** Whether it is the state without any revision, perhaps of one branch. */
    public boolean isBase() {
        return isAbsolute("base");
    }

    /** Whether it counts from somewhere. */
    public boolean isRelative() {
        return steps.isPresent();
    }

    boolean isAbsolute(String word) {
        return steps.isEmpty() && symbol.filter(word::equals).isPresent();
    }

    private static Optional<String> group(Matcher matcher, int number) {
        return Optional.ofNullable(matcher.group(number)).filter(text -> !text.isEmpty());
    }

    /**
     * A range {@code from:to} as it is typed; either side may be left out.
     *
     * @param from what is before the colon
     * @param to what is after the colon
     */
    public record Range(Optional<Target> from, Optional<Target> to) {

        /** Whether the text has a colon, so that it must be read by {@link #parse}. */
        public static boolean isRange(String text) {
            return text.indexOf(':') >= 0;
        }

        /**
         * Takes a range apart.
         *
         * @throws InvalidTargetException if there is not exactly one colon, or a side follows none of the forms
         */
        public static Range parse(String text) {
            return parse(text, Collections.emptyNavigableMap());
        }

        /** The same for names that may have hyphens in them. */
        static Range parse(String text, NavigableMap<String, ?> names) {
            int colon = text.indexOf(':');
            if (colon < 0 || colon != text.lastIndexOf(':')) {
                throw InvalidTargetException.malformedRange(text);
            }
            return new Range(side(text.substring(0, colon), names), side(text.substring(colon + 1), names));
        }

        private static Optional<Target> side(String text, NavigableMap<String, ?> names) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Target.parse(text, names));
        }
    }
}
