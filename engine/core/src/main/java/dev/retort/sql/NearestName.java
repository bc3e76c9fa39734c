package dev.retort.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which of some known names a mistyped one was meant to be: one rule for every "did you mean". */
public final class NearestName {

    private NearestName() {}

    /** The name that differs least from what was typed; empty if each differs in more than a third of its letters. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return to(typed, known, Function.identity());
    }

    /** The thing whose name differs least from what was typed; empty if none is near. */
    public static <T> Optional<T> to(String typed, Collection<T> known, Function<T, String> name) {
        return known.stream()
                .filter(each -> isNear(plain(typed), plain(name.apply(each))))
                .min(byDistance(typed, name));
    }

    /** The nearest names, however far they are, the nearest first. */
    public static List<String> first(int count, String typed, Collection<String> known) {
        return known.stream()
                .sorted(byDistance(typed, Function.identity()))
                .limit(count)
                .toList();
    }

    private static <T> Comparator<T> byDistance(String typed, Function<T, String> name) {
        return Comparator.comparingInt((T each) -> distance(plain(typed), plain(name.apply(each))))
                .thenComparing(name);
    }

    /** Differences of case and of {@code -} and {@code _} don't count. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** {@code timeout} is near {@code lock_timeout} too, and {@code script_location} near {@code locations}. */
    private static boolean isNear(String typed, String name) {
        return differLittle(typed, name)
                || words(name).anyMatch(word -> differLittle(typed, word))
                || words(typed).anyMatch(word -> differLittle(word, name));
    }

    private static Stream<String> words(String name) {
        return Stream.of(name.split("_", -1)).filter(word -> word.length() > 2);
    }

    /** By two letters, or a third of a long name; by one of a short name. */
    private static boolean differLittle(String typed, String name) {
        int limit = typed.length() < 4 ? 1 : Math.max(2, typed.length() / 3);
        return distance(typed, name) <= Math.min(limit, typed.length() - 1);
    }

    /**
     * How many letters must be added, removed or changed to make one name of the other; see
     * <a href="https://en.wikipedia.org/wiki/Levenshtein_distance">Levenshtein's distance</a>.
     */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            before = nextRow(one.charAt(i - 1), i, other, before);
        }
        return before[other.length()];
    }

    private static int[] nextRow(char letter, int row, String other, int[] before) {
        int[] now = new int[before.length];
        now[0] = row;
        for (int j = 1; j < now.length; j++) {
            int changed = before[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1);
            now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
        }
        return now;
    }
}
