package dev.retort.assertions.expression;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators that are symbols. */
final class SymbolOperators {

    private static final Map<String, Comparison.Operator> COMPARISONS = Map.of(
            "=", Comparison.Operator.EQUAL,
            "==", Comparison.Operator.EQUAL,
            "<>", Comparison.Operator.NOT_EQUAL,
            "!=", Comparison.Operator.NOT_EQUAL,
            "<", Comparison.Operator.LESS,
            "<=", Comparison.Operator.AT_MOST,
            ">", Comparison.Operator.GREATER,
            ">=", Comparison.Operator.AT_LEAST);

    /** As PostgreSQL names LIKE, ILIKE and regular expressions; an exclamation mark before it negates. */
    private static final Map<String, Like.Style> PATTERNS =
            Map.of("~~", Like.Style.LIKE, "~~*", Like.Style.ILIKE, "~", Like.Style.REGEXP, "~*", Like.Style.IREGEXP);

    private final Parser parser;
    private final TokenCursor cursor;
    private final Precedence precedence;

    SymbolOperators(Parser parser, Precedence precedence) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.precedence = precedence;
    }

    /** How strongly the operator binds that comes next. */
    int strength() {
        return cursor.peek(0)
                .filter(token -> token.kind() == Token.Kind.SYMBOL)
                .map(token -> precedence.ofSymbol(token.text()))
                .orElse(Precedence.NONE);
    }

    Expression extend(Expression left) {
        String symbol = parser.next().text();
        if (symbol.equals("::")) {
            return new Cast(left, Types.read(parser));
        }
        boolean all = cursor.isAt("all");
        if ((all || cursor.isAt("any") || cursor.isAt("some"))
                && cursor.peek(1).filter(token -> token.isSymbol("(")).isPresent()) {
            cursor.next();
            parser.require("(");
            Expression array = parser.parse();
            parser.require(")");
            return quantified(symbol, left, array, all);
        }
        return applied(symbol, left, parser.parse(precedence.ofSymbol(symbol) + 1));
    }

    private Expression applied(String symbol, Expression left, Expression right) {
        Comparison.Operator comparison = COMPARISONS.get(symbol);
        if (comparison != null) {
            return new Comparison(comparison, left, right);
        }
        boolean negated = symbol.startsWith("!");
        Like.Style style = PATTERNS.get(negated ? symbol.substring(1) : symbol);
        return style != null && !parser.isSqlite()
                ? pattern(style, left, right, negated)
                : new Binary(symbol, left, right);
    }

    /** {@code LIKE a ESCAPE b} is kept as {@code ~~ like_escape(a, b)}. */
    private static Expression pattern(Like.Style style, Expression left, Expression right, boolean negated) {
        if (right instanceof Call call && call.function().equals("like_escape")) {
            List<Expression> arguments = call.arguments();
            return new Like(style, left, arguments.get(0), Optional.of(arguments.get(1)), negated);
        }
        return new Like(style, left, right, Optional.empty(), negated);
    }

    private static Expression quantified(String symbol, Expression left, Expression array, boolean all) {
        Optional<List<Expression>> items = ArrayItems.of(array);
        boolean in = symbol.equals("=") && !all;
        boolean notIn = symbol.equals("<>") && all;
        return items.isPresent() && (in || notIn)
                ? new In(left, items.get(), notIn)
                : Call.of(symbol + (all ? " all" : " any"), left, array);
    }
}
