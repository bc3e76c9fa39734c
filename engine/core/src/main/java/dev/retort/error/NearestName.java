package dev.retort.error;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Guesses which name was meant by one that doesn't exist. A name is near if few of its letters differ: one of up to three,
 * two of up to eight, then a third of them. The case of letters doesn't count, nor does it whether a hyphen or an underscore
 * stands between words.
 */
public final class NearestName {

    private static final int SHOWN = 20;
    private static final int SHORTEST_WORD = 3;

    private NearestName() {}

    /** The nearest of some names; the first in order if several are; empty if none is near. */
    public static Optional<String> of(String asked, Collection<String> known) {
        return of(asked, known, Function.identity());
    }

    /**
     * The nearest of some things with names; empty if none is near.
     *
     * @param asked the name that doesn't exist; of one with dots the last part's length decides what is near
     * @param name what each of them is called
     */
    public static <T> Optional<T> of(String asked, Collection<T> known, Function<T, String> name) {
        int farthest = farthest(asked.substring(asked.lastIndexOf('.') + 1));
        return known.stream()
                .filter(it -> distance(asked, name.apply(it)) <= farthest)
                .min(Comparator.comparing(name, byDistance(asked)));
    }

    /**
     * The name that shares a word but for a letter, as in {@code db_url} for {@code url}; empty if none does. The last word
     * says most, as in {@code script_location} for {@code locations}.
     */
    public static Optional<String> sharingAWord(String asked, Collection<String> known) {
        List<String> words = words(asked);
        return sharing(words.subList(Math.max(0, words.size() - 1), words.size()), asked, known)
                .or(() -> sharing(words, asked, known));
    }

    private static Optional<String> sharing(List<String> words, String asked, Collection<String> known) {
        return known.stream()
                .filter(name -> words(name).stream()
                        .anyMatch(word -> words.stream().anyMatch(other -> distance(word, other) <= 1)))
                .min(byDistance(asked));
    }

    /** The nearest first, those equally near in order. */
    public static Comparator<String> byDistance(String asked) {
        return Comparator.comparingInt((String name) -> distance(asked, name)).thenComparing(Comparator.naturalOrder());
    }

    /**
     * A copy of the problem that says which names there are and which one was probably meant.
     *
     * @param what what has such names, such as {@code column}
     */
    public static Problem addTo(Problem problem, String what, String asked, List<String> known) {
        Problem told =
                known.isEmpty() ? problem : problem.with("there are", known.subList(0, Math.min(SHOWN, known.size())));
        return told.cure(
                cure(asked, known, "check the " + what + "'s name, and that a revision before this one creates it"));
    }

    /** Asks whether the nearest name was meant; what else can be done if none is near. */
    public static String cure(String asked, Collection<String> known, String otherwise) {
        return of(asked, known).map(NearestName::question).orElse(otherwise);
    }

    /** Asks whether this name was meant. */
    public static String question(String near) {
        return "did you mean '" + near + "'?";
    }

    private static int farthest(String name) {
        return name.length() <= SHORTEST_WORD ? Math.min(1, name.length() - 1) : Math.max(2, name.length() / 3);
    }

    private static List<String> words(String name) {
        return Arrays.stream(plain(name).split("[_. ]"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
    }

    /**
     * In how many letters two names differ, counting those that must be added, removed or changed; neither the case of
     * letters counts nor whether a hyphen or an underscore stands between words.
     */
    public static int distance(String one, String other) {
        return between(plain(one), plain(other));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * How many letters must be added, removed or changed to make one name of the other; see
     * <a href="https://en.wikipedia.org/wiki/Levenshtein_distance">Levenshtein's distance</a>.
     */
    static int between(String one, String other) {
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
