package dev.retort.dialect.postgresql.text;

import dev.retort.error.Problem;
import dev.retort.sql.SqlSyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows where a piece of SQL ends. Each method is given the position at which a piece begins and gives the one after it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>
 */
public final class Lexer {

    private static final Pattern TAG = Pattern.compile("\\$([A-Za-z_\\x{80}-\\x{ffff}][\\w\\x{80}-\\x{ffff}]*)?\\$");
    private static final Pattern CONTINUATION = Pattern.compile("\\h*(--[^\\n\\r]*)?[\\n\\r]\\s*'");

    private final String text;
    private int counted;
    private int lines = 1;

    public Lexer(String text) {
        this.text = text;
    }

    int lineComment(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    int blockComment(int from) {
        int depth = 0;
        for (int at = from; at < text.length() - 1; at++) {
            if (text.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        throw unclosed("a comment", from, "close it with */; comments nest, so there is one */ for each /*");
    }

    /** Texts on lines after each other are one, by the rules of the first; that matters for escapes only. */
    public int string(int quote, boolean escapes) {
        int end = segment(quote, escapes);
        Matcher next = CONTINUATION.matcher(text);
        while (escapes && next.region(end, text.length()).lookingAt()) {
            end = segment(next.end() - 1, escapes);
        }
        return end;
    }

    private int segment(int quote, boolean escapes) {
        for (int at = quote + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && escapes) {
                at++;
            } else if (c == '\'') {
                if (!text.startsWith("''", at)) {
                    return at + 1;
                }
                at++;
            }
        }
        throw unclosed("a text", quote, "close it with ', and double each ' inside");
    }

    public int quotedName(int quote) {
        int end = text.indexOf('"', quote + 1);
        if (end < 0) {
            throw unclosed("a quoted name", quote, "close it with \"");
        }
        return end + 1;
    }

    /** The end of a text in dollar quotes; {@code from + 1} if none begins here, as in {@code $1}. */
    int dollar(int from) {
        Matcher tag = TAG.matcher(text).region(from, text.length());
        if (!tag.lookingAt()) {
            return from + 1;
        }
        int end = text.indexOf(tag.group(), tag.end());
        if (end < 0) {
            throw unclosed("a text in " + tag.group(), from, "close it with " + tag.group());
        }
        return end + tag.group().length();
    }

    /** The end of a keyword or an unquoted name, in which a dollar sign is a letter. */
    int word(int from) {
        int end = from;
        while (end < text.length()
                && (startsWord(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The line of a position, from 1; counted on from the last one that was asked for. */
    int line(int position) {
        if (position < counted) {
            counted = 0;
            lines = 1;
        }
        lines += (int)
                text.substring(counted, position).chars().filter(c -> c == '\n').count();
        counted = position;
        return lines;
    }

    SqlSyntaxException unclosed(String what, int position, String cure) {
        return error(what + " is opened and never closed", position, cure);
    }

    SqlSyntaxException error(String what, int position, String cure) {
        String shown = text.substring(position, Math.min(text.length(), lineComment(position)));
        return new SqlSyntaxException(Problem.of("sql-syntax", what)
                .with("line", line(position))
                .with("text", shown.length() > 80 ? shown.substring(0, 80) + "…" : shown)
                .cure(cure));
    }
}
