package dev.retort.assertions.sqlitetext;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A place in a list of tokens that moves forward. */
final class TokenCursor {

    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    boolean isAt(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isAtSymbol(String symbol) {
        return !isAtEnd() && tokens.get(at).isSymbol(symbol);
    }

    /** Takes these words if they come next. */
    boolean take(String... words) {
        boolean here = isAt(words);
        at += here ? words.length : 0;
        return here;
    }

    Token next() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the statement ends too early: " + CanonicalSql.of(tokens));
        }
        return tokens.get(at++);
    }

    /** A name, or a name behind a schema's name and a dot. */
    String nextName() {
        String name = next().name();
        if (isAtSymbol(".")) {
            next();
            return next().name();
        }
        return name;
    }

    /** The tokens inside the parentheses that open here; empty if none do. */
    List<Token> group() {
        List<Token> inside = new ArrayList<>();
        if (!isAtSymbol("(")) {
            return inside;
        }
        next();
        for (int depth = 1; ; ) {
            Token token = next();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return inside;
            }
            inside.add(token);
        }
    }

    List<Token> rest() {
        List<Token> rest = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        at = tokens.size();
        return rest;
    }

    void skipUntil(Predicate<Token> wanted) {
        while (!isAtEnd() && !wanted.test(tokens.get(at))) {
            at++;
        }
    }

    /** Parts a list at the commas that are in no parentheses. */
    static List<List<Token>> parted(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && token.isSymbol(",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }
}
