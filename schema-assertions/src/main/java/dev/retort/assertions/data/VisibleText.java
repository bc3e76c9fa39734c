package dev.retort.assertions.data;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/** Writes values so that a reader sees where two differ: what has no look of its own is escaped, the rest shortened. */
final class VisibleText {

    private static final int WIDEST = 60;
    private static final int LEAD = 15;

    private static final int NEAR = 10;

    /** Many of their letters look the same. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE);

    private VisibleText() {}

    /** A text by itself, from its beginning. */
    static String of(String text) {
        return around(text, 0, false);
    }

    /** A text that stands beside another one: around the first place where they differ, and never like it. */
    static String of(String text, String other) {
        int place = firstDifference(text, other);
        boolean ascii = areAlike(text, other, place);
        String shown = around(text, place, ascii);
        return shown.equals(around(other, place, ascii)) && !text.equals(other)
                ? shown + " (" + text.length() + " characters)"
                : shown;
    }

    /** The number of characters that both begin with. */
    static int firstDifference(String text, String other) {
        int at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** The text if it is short, else a window that begins before the place and tells how long the whole is. */
    private static String around(String text, int place, boolean ascii) {
        if (text.isEmpty() || text.equals("NULL")) {
            return "'" + text + "'";
        }
        String whole = text.length() <= WIDEST ? escaped(text, 0, text.length(), ascii) : "";
        if (!whole.isEmpty() && whole.length() <= 2 * WIDEST) {
            return whole;
        }
        int start = text.length() <= WIDEST || place <= LEAD ? 0 : boundary(text, place - LEAD);
        int end = boundary(text, Math.min(text.length(), start + WIDEST - LEAD));
        String count = " (" + text.length() + " characters)";
        return (start > 0 ? "…" : "") + escaped(text, start, end, ascii) + (end < text.length() ? "…" : "") + count;
    }

    private static int boundary(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }

    private static String escaped(String text, int start, int end, boolean ascii) {
        StringBuilder line = new StringBuilder();
        for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            boolean atEdge = point == ' ' && (at == 0 || at == text.length() - 1);
            if (atEdge || isInvisible(point) || (ascii && point > '~')) {
                line.append(escape(point));
            } else {
                line.append(point == '\\' ? "\\\\" : Character.toString(point));
            }
        }
        return line.toString();
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> point > 0xFFFF ? String.format("\\u{%X}", point) : String.format("\\u%04X", point);
        };
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }

    /** Whether texts could be taken for each other where they first differ: the characters there are composed in another way, of another width, or of another script. */
    private static boolean areAlike(String text, String other, int place) {
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
        return firstDifference(normalized(near(text, start)), normalized(near(other, start))) > same.length();
    }

    private static String near(String text, int start) {
        return text.substring(start, Math.min(text.length(), start + 3 * NEAR));
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
