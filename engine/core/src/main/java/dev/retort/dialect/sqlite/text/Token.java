package dev.retort.dialect.sqlite.text;

/**
 * One word, literal or sign of SQL text.
 *
 * @param kind what it is
 * @param text as it is written
 * @param start its first character's place in the text, from 0
 */
public record Token(Kind kind, String text, int start) {

    public enum Kind {
        WORD,
        QUOTED,
        STRING,
        BLOB,
        NUMBER,
        SYMBOL,
        COMMENT
    }

    /** The place behind its last character. */
    public int end() {
        return start + text.length();
    }

    public boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    public boolean isSymbol(char sign) {
        return kind == Kind.SYMBOL && text.charAt(0) == sign;
    }

    /** Whether it may be a use of this name. */
    boolean names(String identifier) {
        return (kind == Kind.WORD || kind == Kind.QUOTED) && Identifiers.same(identifier(), identifier);
    }

    /** The name that it stands for where a name is meant; SQLite takes a string as one, too. */
    public String identifier() {
        if (kind != Kind.QUOTED && kind != Kind.STRING) {
            return text;
        }
        String inner = text.substring(1, text.length() - 1);
        char quote = text.charAt(0);
        return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
    }
}
