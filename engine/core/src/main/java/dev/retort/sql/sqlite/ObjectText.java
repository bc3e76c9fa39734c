package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;

/**
 * A {@code CREATE} statement that was read as far as its name.
 *
 * @param sql the whole text
 * @param type {@code table}, {@code virtual table}, {@code index}, {@code view} or {@code trigger}
 * @param unique whether it is a unique index
 * @param nameToken its name; a schema's name may stand before it
 * @param behindName all that follows the name
 */
public record ObjectText(String sql, String type, boolean unique, Token nameToken, List<Token> behindName) {

    private static final List<String> TYPES = List.of("table", "index", "view", "trigger");

    /** Copies the tokens. */
    public ObjectText {
        behindName = List.copyOf(behindName);
    }

    /**
     * Reads a statement as {@code sqlite_schema} keeps it, or as its author wrote it.
     *
     * @throws IllegalArgumentException if it ends too early
     */
    public static ObjectText read(String sql) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        boolean virtual = false;
        boolean unique = false;
        Token type = cursor.next();
        while (TYPES.stream().noneMatch(type::isWord)) {
            virtual |= type.isWord("virtual");
            unique |= type.isWord("unique");
            type = cursor.next();
        }
        cursor.take("if", "not", "exists");
        Token name = cursor.next();
        if (cursor.takeSymbol(".")) {
            name = cursor.next();
        }
        return new ObjectText(sql, (virtual ? "virtual " : "") + Names.fold(type.text()), unique, name, cursor.rest());
    }

    /** Its name without quotes. */
    public String name() {
        return nameToken.name();
    }

    /**
     * The text with another name.
     *
     * @param name as it is to be written, in quotes if it needs them; a schema's name may stand before it
     */
    public String named(String name) {
        return spliced(sql, nameToken.start(), nameToken.end(), name);
    }

    /** The canonical text behind the name, one line for each clause. */
    public String body() {
        return CanonicalSql.linesOf(behindName);
    }

    /** A text with a part replaced, and with a space where two words would become one. */
    static String spliced(String sql, int from, int to, String text) {
        return glued(glued(sql.substring(0, from), text), sql.substring(to));
    }

    private static String glued(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left + right;
        }
        char last = left.charAt(left.length() - 1);
        char first = right.charAt(0);
        boolean one = (isWordPart(last) && isWordPart(first)) || (last == first && "'\"`".indexOf(last) >= 0);
        return left + (one ? " " : "") + right;
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c >= 128 || Character.isLetterOrDigit(c);
    }
}
