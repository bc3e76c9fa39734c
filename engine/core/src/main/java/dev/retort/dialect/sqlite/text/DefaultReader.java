package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.TypedText;
import dev.retort.schema.Default;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads the default of a column, as it is written or as {@code PRAGMA table_xinfo} gives it back. A list is JSON text here
 * and stays text.
 */
record DefaultReader(SqlType type) {

    Default read(String text) {
        List<Token> tokens = inside(Tokenizer.tokens(text, DatabaseKind.SQLITE));
        if (isSame(tokens, DefaultText.of(Schema.now(), type))) {
            return Schema.now();
        }
        if (isSame(tokens, DefaultText.of(Schema.randomUuid(), type))) {
            return Schema.randomUuid();
        }
        return literal(tokens)
                .<Default>map(Default.Literal::new)
                .orElseGet(() -> new Default.Expression(Schema.sql(text(text, tokens))));
    }

    private static boolean isSame(List<Token> tokens, String sql) {
        List<Token> others = inside(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        boolean same = tokens.size() == others.size();
        for (int i = 0; same && i < tokens.size(); i++) {
            same = tokens.get(i).text().equalsIgnoreCase(others.get(i).text());
        }
        return same;
    }

    /** Without the parentheses around all of it, which the writer puts back. */
    private static List<Token> inside(List<Token> tokens) {
        TokenCursor cursor = new TokenCursor(tokens);
        List<Token> group = cursor.group();
        return !group.isEmpty() && cursor.isAtEnd() ? group : tokens;
    }

    private static String text(String sql, List<Token> tokens) {
        return tokens.isEmpty()
                ? sql
                : sql.substring(
                        tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }

    private Optional<Object> literal(List<Token> tokens) {
        TokenCursor cursor = new TokenCursor(tokens);
        if (cursor.take("cast")) {
            return withNul(cursor);
        }
        boolean negative = cursor.takeSymbol("-");
        Optional<Token> only = cursor.peek(0).filter(token -> cursor.peek(1).isEmpty());
        return only.flatMap(token -> negative ? number("-" + token.text()) : plain(token));
    }

    private Optional<Object> plain(Token token) {
        if (token.kind() == Token.Kind.STRING) {
            return Optional.of(value(token.name()));
        }
        if (token.text().startsWith("x'") || token.text().startsWith("X'")) {
            String hex = token.text().substring(2, token.text().length() - 1);
            return Optional.of(HexFormat.of().parseHex(hex));
        }
        if (token.isWord("true") || token.isWord("false")) {
            return Optional.of(token.isWord("true"));
        }
        return number(token.text());
    }

    /** A text keeps the form that is written, since here it is what is stored. */
    private Object value(String text) {
        return TypedText.value(text, type)
                .filter(value -> Literals.of(value).equals(Literals.text(text)))
                .orElse(text);
    }

    private Optional<Object> number(String text) {
        if (type instanceof SqlType.FloatType && text.matches("-?9e999")) {
            return Optional.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return type instanceof SqlType.BooleanType && (text.equals("1") || text.equals("0"))
                ? Optional.of(text.equals("1"))
                : TypedText.number(text, type);
    }

    /** {@code CAST(x'00' AS TEXT)}, as a text with a NUL is written. */
    private static Optional<Object> withNul(TokenCursor cursor) {
        TokenCursor cast = new TokenCursor(cursor.group());
        Optional<Token> bytes = cast.peek(0).filter(token -> token.text().startsWith("x'"));
        if (bytes.isEmpty() || !cursor.isAtEnd()) {
            return Optional.empty();
        }
        cast.next();
        boolean text = cast.take("as", "text") && cast.isAtEnd();
        String hex = bytes.get().text().substring(2, bytes.get().text().length() - 1);
        return text ? Optional.of(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)) : Optional.empty();
    }
}
