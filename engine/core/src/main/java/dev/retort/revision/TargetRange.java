package dev.retort.revision;

import java.util.Optional;

/**
 * A range {@code from:to} as it is typed; either side may be left out.
 *
 * @param from what stands before the colon
 * @param to what stands after the colon
 */
public record TargetRange(Optional<Target> from, Optional<Target> to) {

    /** Whether the text has a colon, so that it must be read by {@link #parse}. */
    public static boolean isRange(String text) {
        return text.indexOf(':') >= 0;
    }

    /**
     * Takes a range apart.
     *
     * @throws MalformedTargetException if there is not exactly one colon, or a side follows none of the forms
     */
    public static TargetRange parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) {
            throw MalformedTargetException.range(text);
        }
        return new TargetRange(side(text.substring(0, colon)), side(text.substring(colon + 1)));
    }

    private static Optional<Target> side(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Target.parse(text));
    }
}
