package dev.retort.sql;

/** What a {@link String} answers itself, asked of any text: one that lies in a file has no such methods. */
final class Characters {

    private Characters() {}

    static String substring(CharSequence text, int start, int end) {
        return text.subSequence(start, end).toString();
    }

    static boolean startsWith(CharSequence text, String beginning, int at) {
        if (at < 0 || at > text.length() - beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (text.charAt(at + i) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first place of a character from a place on; -1 if there is none. */
    static int indexOf(CharSequence text, char wanted, int from) {
        if (text instanceof String string) {
            return string.indexOf(wanted, from);
        }
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** The first place of a text that isn't empty from a place on; -1 if there is none. */
    static int indexOf(CharSequence text, String wanted, int from) {
        if (text instanceof String string) {
            return string.indexOf(wanted, from);
        }
        int at = indexOf(text, wanted.charAt(0), from);
        while (at >= 0 && !startsWith(text, wanted, at)) {
            at = indexOf(text, wanted.charAt(0), at + 1);
        }
        return at;
    }

    /** The last place of a character up to a place; -1 if there is none. */
    static int lastIndexOf(CharSequence text, char wanted, int from) {
        int at = Math.min(from, text.length() - 1);
        while (at >= 0 && text.charAt(at) != wanted) {
            at--;
        }
        return at;
    }
}
