package dev.retort.assertions.data;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/** Whether texts could be taken for each other where they first differ. */
final class Lookalikes {

    private static final int NEAR = 10;

    /** Many of their letters look the same. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE);

    private Lookalikes() {}

    /** True if the characters there are composed in another way, of another width, or of another script. */
    static boolean are(String text, String other, int place) {
        if (place >= Math.min(text.length(), other.length())) {
            return false;
        }
        int left = text.codePointAt(place);
        int right = other.codePointAt(place);
        return isMark(left)
                || isMark(right)
                || areEqualDigits(left, right)
                || areOfAlikeScripts(left, right)
                || areComposedDifferently(text, other, place);
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean areEqualDigits(int left, int right) {
        return Character.isDigit(left) && Character.digit(left, 10) == Character.digit(right, 10);
    }

    private static boolean areOfAlikeScripts(int left, int right) {
        UnicodeScript one = UnicodeScript.of(left);
        UnicodeScript two = UnicodeScript.of(right);
        return one != two && ALIKE.contains(one) && ALIKE.contains(two);
    }

    /** Normalized they differ later. */
    private static boolean areComposedDifferently(String text, String other, int place) {
        int start = Math.max(0, place - NEAR);
        String same = normalized(text.substring(start, place));
        return VisibleText.firstDifference(normalized(near(text, start)), normalized(near(other, start)))
                > same.length();
    }

    private static String near(String text, int start) {
        return text.substring(start, Math.min(text.length(), start + 3 * NEAR));
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
