package dev.retort.sql;

import org.jspecify.annotations.Nullable;

/**
 * How far a statement has been read: whether a semicolon would end it, or is in a body. A body's END is the first word
 * behind a semicolon; any other END closes a CASE or is a name.
 */
final class StatementState {

    private final DatabaseKind database;
    private final StatementWords words;
    private @Nullable Token first;
    private @Nullable Token last;
    private int parentheses;
    private boolean atomic;
    private boolean ended;

    StatementState(DatabaseKind database) {
        this.database = database;
        this.words = new StatementWords(database);
    }

    /** Takes a token that is no comment. */
    void add(Token token) {
        first = first == null ? token : first;
        words.add(token, parentheses > 0);
        if (token.isSymbol("(")) {
            parentheses++;
        } else if (token.isSymbol(")") && parentheses > 0) {
            parentheses--;
        }
        boolean opens = token.isWord("ATOMIC")
                && !atomic
                && parentheses == 0
                && last != null
                && last.isWord("BEGIN")
                && words.beginsRoutine();
        boolean mayEnd = last != null && (last.isSymbol(";") || (last.isWord("ATOMIC") && atomic));
        ended = mayEnd && token.isWord("END");
        atomic |= opens;
        last = token;
    }

    StatementWords words() {
        return words;
    }

    /** Its first token; null if none was taken. */
    @Nullable
    Token first() {
        return first;
    }

    /** Whether a semicolon here is a part of it. */
    boolean isInside() {
        return isInBody() || (database == DatabaseKind.POSTGRESQL && parentheses > 0);
    }

    /** Whether this is the body of a trigger on SQLite, or of a routine that begins with {@code BEGIN ATOMIC}. */
    boolean isInBody() {
        return database == DatabaseKind.POSTGRESQL ? atomic && !ended : words.beginsTrigger() && !ended;
    }

    /**
     * Looks whether the statement may end.
     *
     * @throws SqlSyntaxException if its body is still open
     */
    void requireClosed(Tokenizer tokenizer) {
        if (first != null && isInBody()) {
            String body =
                    database == DatabaseKind.POSTGRESQL ? "the body of a routine (BEGIN ATOMIC)" : "a trigger's body";
            throw tokenizer.error(
                    body + " is opened and never closed",
                    first.start(),
                    "end each statement in it with ; and the body with END;");
        }
    }
}
