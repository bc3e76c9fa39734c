package dev.retort.revision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target as it is typed: an id, the start of an id, a label, {@code head}, {@code heads} or {@code base}, with
 * {@code branch@} before it, or {@code +N}/{@code -N} after it or alone.
 *
 * @param text as typed
 * @param branch what stands before the {@code @}; empty also for {@code @head}
 * @param symbol what the target starts from; empty for {@code +N} and {@code -N}, which start from the current state
 * @param steps the signed distance; empty for an absolute target
 */
public record Target(String text, Optional<String> branch, Optional<String> symbol, Optional<Integer> steps) {

    private static final Pattern GRAMMAR = Pattern.compile("(?:([^@:]*)@)?([^@:+-]*)([+-][0-9]{1,9})?");

    /**
     * Takes a target apart.
     *
     * @throws RangeNotAllowedException if the text is a range {@code a:b}
     * @throws MalformedTargetException if the text is empty or follows none of the forms
     */
    public static Target parse(String text) {
        if (text.indexOf(':') >= 0) {
            throw RangeNotAllowedException.of(text);
        }
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw MalformedTargetException.of(text);
        }
        Optional<String> symbol = group(matcher, 2);
        Optional<Integer> steps = group(matcher, 3).map(Integer::valueOf);
        if (symbol.isEmpty() && steps.isEmpty()) {
            throw MalformedTargetException.of(text);
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
}
