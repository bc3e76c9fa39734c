package dev.retort.assertions;

import dev.retort.error.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of some names was meant by one that isn't among them. */
final class NearestName {

    private NearestName() {}

    /** The one that fewest letters tell apart, {@code public.} left out; empty if those are too many. */
    static Optional<String> to(String wanted, Collection<String> names) {
        int length = wanted.substring(wanted.lastIndexOf('.') + 1).length();
        int limit = Math.min(Math.max(2, length / 3), length - 1);
        return names.stream()
                .filter(name -> letters(wanted, name) <= limit)
                .min(Comparator.comparingInt(name -> letters(wanted, name)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^public\\.", "");
    }

    private static int letters(String one, String other) {
        return EditDistance.between(plain(one), plain(other));
    }
}
