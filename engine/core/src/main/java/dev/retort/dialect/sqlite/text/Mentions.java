package dev.retort.dialect.sqlite.text;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Finds names in SQL text. */
public final class Mentions {

    private Mentions() {}

    /** Whether a text may use a column: its name stands there, and not as a function's. */
    public static boolean column(List<Token> tokens, String column) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
            if (isName(tokens.get(i), column) && !called) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text may use a name of any kind. */
    static boolean name(String sql, String name) {
        return Tokenizer.strictTokens(sql, DatabaseKind.SQLITE).stream().anyMatch(token -> isName(token, name));
    }

    /** The first name of each element of a list, as in {@code a DESC, b COLLATE nocase}. */
    static List<String> names(List<Token> list) {
        List<String> names = new ArrayList<>();
        boolean first = true;
        for (Token token : list) {
            if (first) {
                names.add(token.name());
            }
            first = token.isSymbol(",");
        }
        return names;
    }

    /** Whether a token may be a use of a name. */
    static boolean isName(Token token, String name) {
        boolean may = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
        return may && Identifiers.same(token.name(), name);
    }
}
