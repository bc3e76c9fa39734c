package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import java.util.List;
import java.util.Locale;

/** When two names are one to SQLite, and where a text uses a column's. */
public final class Names {

    private Names() {}

    /** Whether two names are the same to SQLite, which ignores the case of ASCII letters only. */
    public static boolean same(String one, String other) {
        return fold(one).equals(fold(other));
    }

    /** The name with its ASCII letters in lower case. */
    public static String fold(String name) {
        if (name.chars().allMatch(character -> character < 128)) {
            return name.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            folded.setCharAt(i, character < 128 ? Character.toLowerCase(character) : character);
        }
        return folded.toString();
    }

    /**
     * Whether an expression may use a column: its name stands there, and not as a function's. A text in single quotes is
     * none.
     */
    public static boolean mentions(List<Token> expression, String column) {
        for (int i = 0; i < expression.size(); i++) {
            Token token = expression.get(i);
            boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
            boolean called = i + 1 < expression.size() && expression.get(i + 1).isSymbol("(");
            if (name && !called && same(token.name(), column)) {
                return true;
            }
        }
        return false;
    }
}
