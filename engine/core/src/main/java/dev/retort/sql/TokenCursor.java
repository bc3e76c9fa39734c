package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A place in a list of tokens that moves forward. */
public final class TokenCursor {

    private final List<Token> tokens;
    private int at;

    /** Begins before the first of these tokens. */
    public TokenCursor(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** A cursor of its own at the same place. */
    public TokenCursor copy() {
        return new TokenCursor(tokens.subList(Math.min(at, tokens.size()), tokens.size()));
    }

    /** How many tokens have been taken. */
    public int place() {
        return at;
    }

    /** The tokens that have been taken since a place. */
    public List<Token> since(int place) {
        return tokens.subList(place, at);
    }

    /** Whether no token is left. */
    public boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Whether these words come next. */
    public boolean isAt(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether this symbol comes next. */
    public boolean isAtSymbol(String symbol) {
        return !isAtEnd() && tokens.get(at).isSymbol(symbol);
    }

    /** Takes these words if they come next. */
    public boolean take(String... words) {
        boolean here = isAt(words);
        at += here ? words.length : 0;
        return here;
    }

    /** Takes this symbol if it comes next. */
    public boolean takeSymbol(String symbol) {
        boolean here = isAtSymbol(symbol);
        at += here ? 1 : 0;
        return here;
    }

    /** The token that is so many places further, without taking it; 0 is the next one. */
    public Optional<Token> peek(int further) {
        return at + further < tokens.size() ? Optional.of(tokens.get(at + further)) : Optional.empty();
    }

    /**
     * Takes the next token.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Token next() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the statement ends too early: "
                    + tokens.stream().map(Token::text).collect(Collectors.joining(" ")));
        }
        return tokens.get(at++);
    }

    /** A name, or a name behind a schema's name and a dot. */
    public String nextName() {
        String name = next().name();
        if (isAtSymbol(".")) {
            next();
            return next().name();
        }
        return name;
    }

    /** The tokens inside the parentheses that open here; empty if none do. */
    public List<Token> group() {
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

    /** Takes all that is left. */
    public List<Token> rest() {
        List<Token> rest = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        at = tokens.size();
        return rest;
    }

    /** Goes forward to the first token that is wanted, or to the end. */
    public void skipUntil(Predicate<Token> wanted) {
        while (!isAtEnd() && !wanted.test(tokens.get(at))) {
            at++;
        }
    }

    /** Splits a list at the commas that are in no parentheses or brackets. */
    public static List<List<Token>> parted(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += deeper(token);
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

    /** The place of the parenthesis that closes the one at a place of a list; the last place if none does. */
    public static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static int deeper(Token token) {
        boolean opens = token.isSymbol("(") || token.isSymbol("[");
        boolean closes = token.isSymbol(")") || token.isSymbol("]");
        return opens ? 1 : closes ? -1 : 0;
    }
}
