package dev.retort.revision;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists in messages: short, the nearest first, and always with the number of what was left out. */
final class Wording {

    private static final int SHOWN = 3;

    private Wording() {}

    static String first(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    static String known(List<String> nearest, int known) {
        if (known == 0) {
            return "no revisions at all";
        }
        return String.join(", ", nearest) + (known > nearest.size() ? " (nearest of " + known + ")" : "");
    }

    static String title(Revision revision) {
        return revision.message().isEmpty() ? "(no message)" : revision.message();
    }

    static String circle(List<String> ids) {
        if (ids.size() <= 10) {
            return String.join(" -> ", ids);
        }
        return String.join(" -> ", ids.subList(0, 9)) + " -> (" + (ids.size() - 10) + " more) -> " + ids.get(0);
    }

    static List<String> nearest(String asked, Stream<String> names) {
        return names.sorted(Comparator.comparingInt((String name) -> distance(asked, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** How many characters must be changed, added or taken away, as Levenshtein has it. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            previous = nextRow(left.charAt(i - 1), i, right, previous);
        }
        return previous[right.length()];
    }

    private static int[] nextRow(char character, int row, String right, int[] previous) {
        int[] next = new int[previous.length];
        next[0] = row;
        for (int j = 1; j < next.length; j++) {
            int change = previous[j - 1] + (character == right.charAt(j - 1) ? 0 : 1);
            next[j] = Math.min(change, 1 + Math.min(previous[j], next[j - 1]));
        }
        return next;
    }
}
