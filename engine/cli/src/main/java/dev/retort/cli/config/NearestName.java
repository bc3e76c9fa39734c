package dev.retort.cli.config;

import dev.retort.error.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant. */
final class NearestName {

    private NearestName() {}

    /** Empty if none is near. */
    static Optional<String> to(String asked, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(asked, name) < 0)
                .min(Comparator.<String>comparingInt(name -> distance(asked, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Low for names that take few changes, and for those that share a long piece. */
    private static int distance(String asked, String name) {
        String lower = asked.toLowerCase(Locale.ROOT).replace('-', '_');
        return EditDistance.between(lower, name) - 3 * longestShared(lower, name);
    }

    private static int longestShared(String left, String right) {
        int longest = 0;
        for (int start = 0; start < left.length(); start++) {
            while (start + longest < left.length() && right.contains(left.substring(start, start + longest + 1))) {
                longest++;
            }
        }
        return longest;
    }
}
