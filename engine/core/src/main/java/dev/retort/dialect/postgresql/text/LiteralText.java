package dev.retort.dialect.postgresql.text;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An expression of nothing but literals, with casts, parentheses and {@code ARRAY[…]} around them, as the server shows a
 * default: it gives the same value each time.
 *
 * @param sql the expression
 * @param texts its literals in single quotes, in order
 * @param listed whether the outermost is {@code ARRAY[…]}, whose elements are literals of their own
 */
public record LiteralText(String sql, List<Token> texts, boolean listed) {

    /** Copies the list. */
    public LiteralText {
        texts = List.copyOf(texts);
    }

    /** Reads an expression; empty if there is anything in it that has to be worked out. */
    public static Optional<LiteralText> read(String sql) {
        List<Token> tokens = Tokenizer.tokens(sql, DatabaseKind.POSTGRESQL);
        TokenCursor cursor = new TokenCursor(tokens);
        List<Token> texts = new ArrayList<>();
        try {
            if (!takeValue(cursor, texts) || !cursor.isAtEnd()) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException tooShort) {
            return Optional.empty();
        }
        boolean listed = tokens.stream()
                .filter(token -> !token.isSymbol("("))
                .findFirst()
                .filter(token -> token.isWord("array"))
                .isPresent();
        return Optional.of(new LiteralText(sql, texts, listed));
    }

    private static boolean takeValue(TokenCursor cursor, List<Token> texts) {
        boolean taken;
        if (cursor.takeSymbol("(")) {
            taken = takeValue(cursor, texts) && cursor.takeSymbol(")");
        } else if (cursor.take("array")) {
            taken = cursor.takeSymbol("[") && takeElements(cursor, texts);
        } else {
            taken = takeLiteral(cursor, texts);
        }
        while (taken && cursor.takeSymbol("::")) {
            TypeName.read(cursor, DatabaseKind.POSTGRESQL);
        }
        return taken;
    }

    private static boolean takeElements(TokenCursor cursor, List<Token> texts) {
        while (!cursor.takeSymbol("]")) {
            if (!takeValue(cursor, texts) || (!cursor.takeSymbol(",") && !cursor.isAtSymbol("]"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean takeLiteral(TokenCursor cursor, List<Token> texts) {
        if (cursor.take("true") || cursor.take("false") || cursor.take("null")) {
            return true;
        }
        boolean negative = cursor.takeSymbol("-");
        Token token = cursor.next();
        if (token.kind() == Token.Kind.STRING && !negative) {
            texts.add(token);
            return true;
        }
        return token.kind() == Token.Kind.NUMBER || (token.kind() == Token.Kind.BINARY && !negative);
    }

    /** A copy of the expression with other texts in the place of its own. */
    public String with(UnaryOperator<String> other) {
        StringBuilder changed = new StringBuilder();
        int from = 0;
        for (Token text : texts) {
            changed.append(sql, from, text.start()).append(Literals.text(other.apply(text.name())));
            from = text.end();
        }
        return changed.append(sql.substring(from)).toString();
    }
}
