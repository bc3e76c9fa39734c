package dev.retort.sql;

import java.util.Objects;

/**
 * One token of SQL text.
 *
 * @param kind what it is
 * @param text as written
 * @param start the place of its first character in the text, from 0
 */
public record Token(Kind kind, String text, int start) {

    /** What a token is. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes: double ones, and on SQLite also backticks and brackets; on PostgreSQL also {@code U&"…"}. */
        QUOTED,
        /**
         * A text in single quotes; on PostgreSQL also {@code E'…'}, {@code U&'…'}, {@code N'…'} and {@code $tag$…$tag$},
         * and one text in pieces on lines after each other.
         */
        STRING,
        /** A number, such as {@code 1}, {@code .5e-3} or {@code 0xff}. */
        NUMBER,
        /** Bytes as {@code x'00ff'}, on PostgreSQL also bits as {@code B'101'}. */
        BINARY,
        /** A parameter: {@code $1} on PostgreSQL; {@code ?}, {@code ?1}, {@code :a}, {@code @a}, {@code $a} on SQLite. */
        PARAMETER,
        /** An operator, a parenthesis, a comma and the like. */
        SYMBOL,
        /** A comment, without the end of its line. */
        COMMENT
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

    /** Whether it is this word without quotes; the case of ASCII letters doesn't count. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word) && text.chars().allMatch(character -> character < 128);
    }

    /** Whether it is exactly this symbol. */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The name or the text that it stands for: without its quotes, whichever were used; other tokens as written. */
    public String name() {
        return kind == Kind.QUOTED || kind == Kind.STRING ? QuotedText.value(text) : text;
    }
}
