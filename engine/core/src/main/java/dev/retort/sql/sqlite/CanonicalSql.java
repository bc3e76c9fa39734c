package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQLite text in one form: keywords in lower case, names quoted only where they need it, one space or none between two
 * tokens, no comments.
 */
public final class CanonicalSql {

    private static final Set<String> BEGIN_A_LINE = Set.of(
            "select", "from", "where", "group", "having", "order", "limit", "union", "except", "values", "begin");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    private CanonicalSql() {}

    /** The canonical form of an expression or a statement, on one line. */
    public static String of(String sql) {
        return of(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
    }

    static String of(List<Token> tokens) {
        return joined(tokens, false);
    }

    /** The same with a line for each clause and each statement, for long texts that are compared line by line. */
    static String linesOf(List<Token> tokens) {
        return joined(tokens, true);
    }

    /** An expression without the parentheses around all of it. */
    static String expression(List<Token> tokens) {
        List<Token> inside = tokens;
        while (isWrapped(inside)) {
            inside = inside.subList(1, inside.size() - 1);
        }
        return of(inside);
    }

    /** The columns or expressions of a key or an index, in parentheses. */
    static String indexedList(List<Token> group) {
        return TokenCursor.parted(group).stream()
                .map(CanonicalSql::indexed)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A column or an expression in a key or an index; ASC is the default and isn't shown, nor are outer parentheses. */
    static String indexed(List<Token> part) {
        int end = part.size();
        boolean descending = end > 0 && part.get(end - 1).isWord("desc");
        boolean ordered = descending || (end > 0 && part.get(end - 1).isWord("asc"));
        return expression(ordered ? part.subList(0, end - 1) : part) + (descending ? " desc" : "");
    }

    /** A name as it is written in canonical text. */
    public static String quoted(String name) {
        boolean plain = PLAIN.matcher(name).matches() && !Identifiers.SQLITE.isReserved(Names.fold(name));
        return plain ? name : Identifiers.quoted(name);
    }

    private static boolean isWrapped(List<Token> tokens) {
        if (tokens.size() < 3 || tokens.get(1).isWord("select")) {
            return false;
        }
        TokenCursor cursor = new TokenCursor(tokens);
        return cursor.group().size() == tokens.size() - 2 && cursor.isAtEnd();
    }

    private static String joined(List<Token> tokens, boolean lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0) {
                text.append(between(tokens.get(i - 1), token, lines));
            }
            text.append(written(token));
        }
        return text.toString();
    }

    private static String written(Token token) {
        return switch (token.kind()) {
            case WORD -> isKeyword(token) ? Names.fold(token.text()) : token.text();
            case QUOTED -> quoted(token.name());
            default -> token.text();
        };
    }

    private static String between(Token before, Token token, boolean lines) {
        if (lines && (before.isSymbol(";") || beginsLine(token))) {
            return "\n";
        }
        boolean tight = before.isSymbol("(")
                || before.isSymbol(".")
                || (token.kind() == Token.Kind.SYMBOL && ",;).".contains(token.text()))
                || (token.isSymbol("(") && isName(before));
        return tight ? "" : " ";
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.QUOTED || (token.kind() == Token.Kind.WORD && !isKeyword(token));
    }

    private static boolean isKeyword(Token word) {
        return Identifiers.SQLITE.isKeyword(Names.fold(word.text()));
    }

    private static boolean beginsLine(Token token) {
        return token.kind() == Token.Kind.WORD && BEGIN_A_LINE.contains(Names.fold(token.text()));
    }
}
