package dev.retort.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern GRAMMAR = Pattern.compile("(?:([^@:]*)@)?([^@:+-]*)([+-][0-9]{1,9})?");

    /**
     * Takes a target apart.
     *
     * @throws InvalidTargetException if the text is a range {@code a:b}, is empty, or follows none of the forms
     */
    public static Target parse(String text) {
        if (text.indexOf(':') >= 0) {
            throw InvalidTargetException.rangeNotAllowed(text);
        }
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw InvalidTargetException.malformed(text);
        }
        Optional<String> symbol = group(matcher, 2);
        Optional<Integer> steps = group(matcher, 3).map(Integer::valueOf);
        if (symbol.isEmpty() && steps.isEmpty()) {
            throw InvalidTargetException.malformed(text);
        }
        return new Target(text, group(matcher, 1), symbol, steps);
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
            int colon = text.indexOf(':');
            if (colon < 0 || colon != text.lastIndexOf(':')) {
                throw InvalidTargetException.malformedRange(text);
            }
            return new Range(side(text.substring(0, colon)), side(text.substring(colon + 1)));
        }

        private static Optional<Target> side(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Target.parse(text));
        }
    }
}
