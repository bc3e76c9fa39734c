package dev.retort.dialect.sqlite.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.SqlText;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;

/** SQL that a person wrote, in the wording for SQLite. */
public final class Texts {

    private Texts() {}

    /**
     * The wording for SQLite, with a line's end behind a comment that would take on what follows.
     *
     * @param what names the text in a message, such as {@code a check}
     * @throws InvalidOperationException if there is no wording for SQLite
     */
    public static String forSqlite(SqlText text, String what) {
        return text.forDialect(DatabaseKind.SQLITE.id())
                .map(Texts::closed)
                .orElseThrow(() ->
                        new InvalidOperationException(Problem.of("invalid-operation", what + " has no text for SQLite")
                                .with("text", text)
                                .cure("add one with .on(\"sqlite\", \"…\")")));
    }

    /** A text that ends in a line comment must not take what follows it into the comment. */
    private static String closed(String sql) {
        return Tokenizer.endsInLineComment(sql, DatabaseKind.SQLITE) ? sql + "\n" : sql;
    }
}
