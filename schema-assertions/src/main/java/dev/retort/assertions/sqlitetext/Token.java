package dev.retort.assertions.sqlitetext;

/**
 * One token of a statement.
 *
 * @param kind what it is
 * @param text as written
 */
record Token(Kind kind, String text) {

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        LITERAL,
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.QUOTED || (kind == Kind.WORD && !Keywords.isKeyword(text));
    }

    /** The name without its quotes, whichever of SQLite's four ways of quoting was used. */
    String name() {
        if (kind != Kind.QUOTED && kind != Kind.STRING) {
            return text;
        }
        char quote = text.charAt(0);
        String inside = text.substring(1, Math.max(1, text.length() - 1));
        return quote == '[' ? inside : inside.replace("" + quote + quote, "" + quote);
    }
}
