package dev.retort.dialect.sqlite.text;

import dev.retort.error.Problem;
import dev.retort.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts SQL text into tokens, by the rules of SQLite's <a href="https://www.sqlite.org/src/file/src/tokenize.c">own</a>. */
public final class Lexer {

    private final String text;
    private int position;

    public Lexer(String text) {
        this.text = text;
    }

    /** All tokens but the comments. */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
            token.filter(it -> it.kind() != Token.Kind.COMMENT).ifPresent(tokens::add);
        }
        return tokens;
    }

    /** The place of the parenthesis that closes the one at a place of a list; the last place if none does. */
    public static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    /** The line of a place in a text, from 1. */
    static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(it -> it == '\n')
                        .count();
    }

    /** Goes on elsewhere. */
    void moveTo(int place) {
        position = place;
    }

    /** The next token, comments included; empty at the end. */
    Optional<Token> next() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
        if (position >= text.length()) {
            return Optional.empty();
        }
        int start = position;
        Token.Kind kind = kindAt(start);
        position = endOf(kind, start);
        return Optional.of(new Token(kind, text.substring(start, position), start));
    }

    private Token.Kind kindAt(int start) {
        char first = text.charAt(start);
        if (text.startsWith("--", start) || text.startsWith("/*", start)) {
            return Token.Kind.COMMENT;
        }
        if (first == '\'') {
            return Token.Kind.STRING;
        }
        if (first == '"' || first == '`' || first == '[') {
            return Token.Kind.QUOTED;
        }
        if ((first == 'x' || first == 'X') && text.startsWith("'", start + 1)) {
            return Token.Kind.BLOB;
        }
        if (isDigit(first) || (first == '.' && start + 1 < text.length() && isDigit(text.charAt(start + 1)))) {
            return Token.Kind.NUMBER;
        }
        return isWord(first) ? Token.Kind.WORD : Token.Kind.SYMBOL;
    }

    private int endOf(Token.Kind kind, int start) {
        return switch (kind) {
            case COMMENT -> endOfComment(start);
            case STRING, QUOTED -> endOfQuote(start, start);
            case BLOB -> endOfQuote(start, start + 1);
            case NUMBER -> endOfNumber(start);
            case WORD -> endOfWord(start);
            case SYMBOL -> start + 1;
        };
    }

    private int endOfComment(int start) {
        boolean line = text.charAt(start) == '-';
        int end = text.indexOf(line ? "\n" : "*/", start + 2);
        if (end < 0 && !line) {
            throw open("a comment", start);
        }
        return end < 0 ? text.length() : line ? end : end + 2;
    }

    private int endOfQuote(int start, int quote) {
        char close = text.charAt(quote) == '[' ? ']' : text.charAt(quote);
        for (int i = quote + 1; i < text.length(); i++) {
            if (text.charAt(i) == close) {
                boolean doubled = close != ']' && i + 1 < text.length() && text.charAt(i + 1) == close;
                if (!doubled) {
                    return i + 1;
                }
                i++;
            }
        }
        throw open(close == '\'' ? "a string" : "a quoted name", start);
    }

    private int endOfNumber(int start) {
        int end = start;
        while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '.' || isExponentSign(end))) {
            end++;
        }
        return end;
    }

    private boolean isExponentSign(int place) {
        char sign = text.charAt(place);
        char before = text.charAt(place - 1);
        return (sign == '+' || sign == '-') && (before == 'e' || before == 'E');
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private SqlSyntaxException open(String what, int start) {
        return new SqlSyntaxException(Problem.of("sql-syntax", what + " is opened and never closed")
                .with("line", line(text, start))
                .cure("close it, or fence the statement with lines '-- statement begin' and '-- statement end'"));
    }

    private static boolean isBlank(char character) {
        return character <= ' ' || character == '\uFEFF';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isWord(char character) {
        return character == '_' || character == '$' || character >= 128 || Character.isLetterOrDigit(character);
    }
}
