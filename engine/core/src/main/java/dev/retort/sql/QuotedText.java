package dev.retort.sql;

/** What stands in quotes: where it goes on, and what it means. */
final class QuotedText {

    private final String text;
    private final boolean backslashes;
    private final boolean unicode;
    private final StringBuilder value = new StringBuilder();
    private int at;

    private QuotedText(String text, int open) {
        this.text = text;
        this.at = open + 1;
        this.backslashes = open > 0 && "eE".indexOf(text.charAt(0)) >= 0;
        this.unicode = open > 0 && text.charAt(open - 1) == '&';
    }

    /** The text that a quoted name or a string of any form stands for. */
    static String value(String text) {
        int open = 0;
        while (open < text.length() - 1 && "'\"`[$".indexOf(text.charAt(open)) < 0) {
            open++;
        }
        if (text.charAt(open) == '$') {
            int tag = text.indexOf('$', 1) + 1;
            return text.substring(tag, Math.max(tag, text.length() - tag));
        }
        char quote = text.charAt(open);
        return new QuotedText(text, open).read(quote == '[' ? ']' : quote);
    }

    /** Where the string that ended at a place goes on: at a quote on a further line; -1 if it doesn't. */
    static int continuation(CharSequence sql, int end) {
        boolean further = false;
        for (int at = end; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '\'') {
                return further ? at : -1;
            } else if (Characters.startsWith(sql, "--", at)) {
                at = endOfLine(sql, at) - 1;
            } else if (c > ' ') {
                return -1;
            }
            further |= c == '\n' || c == '\r';
        }
        return -1;
    }

    private static int endOfLine(CharSequence sql, int from) {
        int end = from;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private String read(char close) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == close) {
                close(close);
            } else if (c == '\\' && (backslashes || unicode) && at < text.length()) {
                escape(text.charAt(at));
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void close(char close) {
        if (close != ']' && at < text.length() && text.charAt(at) == close) {
            value.append(close);
            at++;
        } else {
            int next = continuation(text, at);
            at = next < 0 ? text.length() : next + 1;
        }
    }

    private void escape(char letter) {
        if (unicode) {
            digits(letter == '+' ? 1 : 0, letter == '+' ? 6 : 4, 16);
            return;
        }
        switch (letter) {
            case 'b' -> take('\b');
            case 'f' -> take('\f');
            case 'n' -> take('\n');
            case 'r' -> take('\r');
            case 't' -> take('\t');
            case 'x' -> digits(1, 2, 16);
            case 'u' -> digits(1, 4, 16);
            case 'U' -> digits(1, 8, 16);
            default -> digits(0, 3, 8);
        }
    }

    private void take(char meant) {
        value.append(meant);
        at++;
    }

    /** A character by its number; the letter itself if no number stands there. */
    private void digits(int skipped, int most, int radix) {
        int from = at + skipped;
        int end = from;
        while (end < text.length() && end < from + most && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        int code = end == from ? -1 : Integer.parseUnsignedInt(text, from, end, radix);
        if (Character.isValidCodePoint(code)) {
            value.appendCodePoint(code);
            at = end;
        } else {
            take(text.charAt(at));
        }
    }
}
