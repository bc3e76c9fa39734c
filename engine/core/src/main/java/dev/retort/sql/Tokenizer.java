package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;

/** Parts a statement into tokens; comments and white space are dropped. */
public final class Tokenizer {

    private final String sql;
    private final boolean postgresql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String sql, DatabaseKind dialect) {
        this.sql = sql;
        this.postgresql = dialect == DatabaseKind.POSTGRESQL;
    }

    /** The tokens in order; a quote that isn't closed reaches to the end. */
    public static List<Token> tokens(String sql, DatabaseKind dialect) {
        Tokenizer tokenizer = new Tokenizer(sql, dialect);
        while (tokenizer.at < sql.length()) {
            tokenizer.step();
        }
        return tokenizer.tokens;
    }

    private void step() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (sql.startsWith("--", at)) {
            at = endOf("\n");
        } else if (sql.startsWith("/*", at)) {
            at = endOf("*/");
        } else {
            Token.Kind kind = kindAt(c);
            int end = endOf(kind, c);
            tokens.add(new Token(kind, sql.substring(at, end), at));
            at = end;
        }
    }

    private int endOf(String mark) {
        int end = sql.indexOf(mark, at);
        return end < 0 ? sql.length() : end + mark.length();
    }

    private Token.Kind kindAt(char c) {
        boolean bytes = (c == 'x' || c == 'X') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'';
        boolean pointNumber = c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1));
        if (bytes || isDigit(c) || pointNumber) {
            return Token.Kind.LITERAL;
        }
        return switch (c) {
            case '\'' -> Token.Kind.STRING;
            case '"' -> Token.Kind.QUOTED;
            case '`', '[' -> postgresql ? Token.Kind.SYMBOL : Token.Kind.QUOTED;
            default -> isWordPart(c) ? Token.Kind.WORD : Token.Kind.SYMBOL;
        };
    }

    private int endOf(Token.Kind kind, char c) {
        return switch (kind) {
            case STRING -> endOfQuoted(at, c);
            case QUOTED -> endOfQuoted(at, c == '[' ? ']' : c);
            case LITERAL -> c == 'x' || c == 'X' ? endOfQuoted(at + 1, '\'') : endOfNumber();
            case WORD -> endOfWord();
            case SYMBOL -> at + (postgresql ? Symbols.postgresqlLength(sql, at) : Symbols.sqliteLength(sql, at));
        };
    }

    private int endOfQuoted(int start, char quote) {
        int end = start + 1;
        while (end < sql.length()) {
            boolean doubled = sql.startsWith("" + quote + quote, end) && quote != ']';
            if (sql.charAt(end) == quote && !doubled) {
                return end + 1;
            }
            end += doubled ? 2 : 1;
        }
        return sql.length();
    }

    private int endOfNumber() {
        int end = at;
        while (end < sql.length() && isNumberPart(end)) {
            end++;
        }
        return end;
    }

    private boolean isNumberPart(int index) {
        char c = sql.charAt(index);
        boolean sign = (c == '+' || c == '-') && "eE".indexOf(sql.charAt(index - 1)) >= 0 && !isHex();
        return c == '.' || sign || isWordPart(c);
    }

    private boolean isHex() {
        return sql.startsWith("0x", at) || sql.startsWith("0X", at);
    }

    private int endOfWord() {
        int end = at;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c >= 128 || Character.isLetterOrDigit(c);
    }
}
