package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Expression.Unread;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads expressions, each database's with its own precedence of operators:
 * <a href="https://www.sqlite.org/lang_expr.html">SQLite's</a>,
 * <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-PRECEDENCE">PostgreSQL's</a>. What it
 * can't read, such as subqueries, rows and window functions, becomes one {@link Unread}.
 */
public final class ExpressionReader {

    private final DatabaseKind dialect;

    /** Reads that database's SQL. */
    public ExpressionReader(DatabaseKind dialect) {
        this.dialect = dialect;
    }

    /** Reads one expression that is all of the text. */
    public Expression read(String sql) {
        return read(Tokenizer.tokens(sql, dialect));
    }

    /** Reads one expression that is all of the tokens. */
    public Expression read(List<Token> tokens) {
        TokenCursor cursor = new TokenCursor(tokens);
        try {
            Expression expression = new Parser(cursor, dialect).parse();
            return cursor.isAtEnd() ? expression : unread(tokens);
        } catch (Parser.UnreadableException e) {
            return unread(tokens);
        }
    }

    /**
     * Reads the longest expression that begins at the cursor and leaves the cursor behind it. If there is none that can be
     * read, all that is left is {@link Unread}.
     */
    public Expression readFirst(TokenCursor cursor) {
        List<Token> left = cursor.copy().rest();
        try {
            return new Parser(cursor, dialect).parse();
        } catch (Parser.UnreadableException e) {
            cursor.rest();
            return unread(left);
        }
    }

    private static Expression unread(List<Token> tokens) {
        return new Unread(tokens.stream().map(ExpressionReader::plain).collect(Collectors.joining(" ")));
    }

    private static String plain(Token token) {
        return switch (token.kind()) {
            case WORD -> token.text().toLowerCase(Locale.ROOT);
            case QUOTED -> token.name().toLowerCase(Locale.ROOT);
            default -> token.text();
        };
    }
}
