package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;

/** The canonical text of a view, a trigger or a virtual table behind its name, one line for each clause. */
public final class BodyText {

    private BodyText() {}

    /**
     * Reads a statement as {@code sqlite_schema} keeps it.
     *
     * @throws IllegalArgumentException if it ends too early
     */
    public static String behindName(String sql) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        cursor.skipUntil(token -> token.isWord("view") || token.isWord("trigger") || token.isWord("table"));
        cursor.next();
        cursor.take("if", "not", "exists");
        cursor.nextName();
        return CanonicalSql.linesOf(cursor.rest());
    }
}
