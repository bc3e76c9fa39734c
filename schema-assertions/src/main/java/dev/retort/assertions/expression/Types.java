package dev.retort.assertions.expression;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the name of a type: words, what is in parentheses, brackets. */
final class Types {

    private static final Set<String> FURTHER = Set.of("varying", "precision", "with", "without", "time", "zone");

    private Types() {}

    /** The type behind {@code ::}; it ends where no word of a longer name follows. */
    static String read(Parser parser) {
        return read(parser, false);
    }

    /** The type in a CAST, which on SQLite may have any words. */
    static String readUpToParenthesis(Parser parser) {
        return read(parser, true);
    }

    private static String read(Parser parser, boolean anyWord) {
        TokenCursor cursor = parser.cursor();
        StringBuilder type = new StringBuilder(nameOf(parser.next()));
        while (!cursor.isAtEnd()) {
            if (cursor.isAtSymbol("(")) {
                type.append(cursor.group().stream().map(Token::text).collect(Collectors.joining("", "(", ")")));
            } else if (cursor.takeSymbol("[")) {
                parser.require("]");
                type.append("[]");
            } else if (cursor.takeSymbol(".")) {
                String inside = nameOf(parser.next());
                boolean silent = Set.of("public", "pg_catalog").contains(type.toString());
                type.replace(0, type.length(), silent ? inside : type + "." + inside);
            } else if (cursor.peek(0).filter(token -> continues(token, anyWord)).isPresent()) {
                type.append(' ').append(nameOf(parser.next()));
            } else {
                break;
            }
        }
        return type.toString();
    }

    private static boolean continues(Token token, boolean anyWord) {
        return token.kind() == Token.Kind.WORD && (anyWord || FURTHER.contains(nameOf(token)));
    }

    private static String nameOf(Token token) {
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
            throw new UnreadableException(token.text());
        }
        return token.name().toLowerCase(Locale.ROOT);
    }
}
