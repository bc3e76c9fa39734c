package dev.retort.error;

/** How far a mistyped name is from the one that was meant. */
final class EditDistance {

    private EditDistance() {}

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
