package dev.retort.catalog.difference;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes parentheses out of an expression that change nothing in it: a pair around a pair, and a pair whose inside binds at
 * least as tightly as the AND or the OR beside it, since these are evaluated alike in any grouping. Each server writes its own.
 */
final class Parentheses {

    /** How tightly something binds; what has parentheses for another reason binds as if they were needed. */
    private static final int NEVER = -1;

    private static final int ALONE = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int TIGHTER = 3;
    private static final int NEEDED = 4;

    private Parentheses() {}

    /** The tokens of an expression with one space between them, without such parentheses. */
    static String without(String sql, DatabaseKind database) {
        List<Token> tokens = new ArrayList<>(Tokenizer.tokens(sql, database));
        for (Optional<Map.Entry<Integer, Integer>> pair = idle(tokens); pair.isPresent(); pair = idle(tokens)) {
            tokens.remove(pair.get().getValue().intValue());
            tokens.remove(pair.get().getKey().intValue());
        }
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    private static Optional<Map.Entry<Integer, Integer>> idle(List<Token> tokens) {
        Map<Integer, Integer> pairs = pairs(tokens);
        return pairs.entrySet().stream()
                .filter(pair -> isInPair(pair, pairs) || isGrouping(pair, tokens))
                .findFirst();
    }

    private static Map<Integer, Integer> pairs(List<Token> tokens) {
        Deque<Integer> open = new ArrayDeque<>();
        Map<Integer, Integer> pairs = new TreeMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                open.push(i);
            } else if (tokens.get(i).isSymbol(")") && !open.isEmpty()) {
                pairs.put(open.pop(), i);
            }
        }
        return pairs;
    }

    private static boolean isInPair(Map.Entry<Integer, Integer> pair, Map<Integer, Integer> pairs) {
        Integer outer = pairs.get(pair.getKey() - 1);
        return outer != null && outer == pair.getValue() + 1;
    }

    private static boolean isGrouping(Map.Entry<Integer, Integer> pair, List<Token> tokens) {
        int left = before(tokens, pair.getKey());
        int right = after(tokens, pair.getValue());
        return inside(tokens, pair.getKey(), pair.getValue()) >= Math.max(left, right);
    }

    private static int before(List<Token> tokens, int open) {
        if (open == 0 || tokens.get(open - 1).isSymbol("(")) {
            return ALONE;
        }
        Token token = tokens.get(open - 1);
        return token.isWord("and") && isOfBetween(tokens, open - 1) ? NEEDED : binding(token);
    }

    private static int after(List<Token> tokens, int close) {
        boolean last = close == tokens.size() - 1 || tokens.get(close + 1).isSymbol(")");
        return last ? ALONE : binding(tokens.get(close + 1));
    }

    private static int binding(Token token) {
        return token.isWord("or") ? OR : token.isWord("and") ? AND : NEEDED;
    }

    /** Whether an AND is the second half of a BETWEEN before it. */
    private static boolean isOfBetween(List<Token> tokens, int and) {
        int depth = 0;
        for (int i = and - 1; i >= 0 && depth >= 0; i--) {
            Token token = tokens.get(i);
            depth += token.isSymbol(")") ? 1 : token.isSymbol("(") ? -1 : 0;
            if (depth == 0 && (token.isWord("between") || token.isWord("and") || token.isWord("or"))) {
                return token.isWord("between");
            }
        }
        return false;
    }

    /** How tightly the loosest operator binds; lists and queries keep their parentheses. */
    private static int inside(List<Token> tokens, int open, int close) {
        if (close == open + 1
                || tokens.get(open + 1).isWord("select")
                || tokens.get(open + 1).isWord("values")) {
            return NEVER;
        }
        int loosest = TIGHTER;
        int depth = 0;
        for (int i = open + 1; i < close; i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && token.isSymbol(",")) {
                return NEVER;
            }
            if (depth == 0 && (token.isWord("or") || (token.isWord("and") && !isOfBetween(tokens, i)))) {
                loosest = Math.min(loosest, binding(token));
            }
        }
        return loosest;
    }
}
