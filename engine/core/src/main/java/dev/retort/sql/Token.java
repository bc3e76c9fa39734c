package dev.retort.sql;

import java.util.Objects;

/**
 * One token of a statement.
 *
 * @param kind what it is
 * @param text as written
 * @param start the place of its first character in the statement, from 0
 */
public record Token(Kind kind, String text, int start) {

    /** What a token is. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes: double ones, and on SQLite also backticks and brackets. */
        QUOTED,
        /** A text in single quotes. */
        STRING,
        /** A number, or bytes as {@code x'00ff'}. */
        LITERAL,
        /** An operator, a parenthesis, a comma and the like. */
        SYMBOL
    }

    /** Checks that nothing is null. */
    public Token {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** The place behind its last character. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this word without quotes; the case of letters doesn't count. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is exactly this symbol. */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The name or the text without its quotes, whichever way of quoting was used. */
    public String name() {
        if (kind != Kind.QUOTED && kind != Kind.STRING) {
            return text;
        }
        char quote = text.charAt(0);
        String inside = text.substring(1, Math.max(1, text.length() - 1));
        return quote == '[' ? inside : inside.replace("" + quote + quote, "" + quote);
    }
}
