package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.IsNull;
import dev.retort.assertions.expression.Condition.IsTruth;
import dev.retort.assertions.expression.Condition.Like;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression.Binary;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.Expression.Collated;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Operators behind an operand, words and symbols, and how strongly each binds; the higher, the stronger. The databases
 * differ in where {@code =}, IS, LIKE and {@code ||} are.
 */
final class Operators {

    private static final int NONE = -1;
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int LIKE = 6;
    static final int OTHER = 7;
    private static final int ADDITIVE = 8;
    private static final int MULTIPLICATIVE = 9;
    private static final int TIGHT = 10;
    private static final int ZONE = 11;
    private static final int COLLATE = 12;
    static final int SIGN = 13;
    private static final int CAST = 14;

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
    private final boolean sqlite;

    Operators(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.sqlite = parser.isSqlite();
    }

    /** How strongly the operator binds that comes next. */
    int strength() {
        Optional<Token> next = cursor.peek(0);
        if (next.filter(token -> token.kind() == Token.Kind.SYMBOL).isPresent()) {
            return ofSymbol(next.get().text());
        }
        String word = word(0);
        if (word.equals("not")) {
            String negated = word(1);
            return negated.equals("is") || negated.equals("and") || negated.equals("or") || negated.equals("collate")
                    ? NONE
                    : ofWord(negated);
        }
        return word.equals("null") ? NONE : ofWord(word);
    }

    private String word(int further) {
        return cursor.peek(further)
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private int ofWord(String word) {
        return switch (word) {
            case "or" -> OR;
            case "and" -> AND;
            case "is", "isnull", "notnull", "null" -> IS;
            case "in", "like", "ilike", "glob", "regexp", "between" -> like();
            case "collate" -> COLLATE;
            case "at" -> sqlite ? NONE : ZONE;
            default -> NONE;
        };
    }

    private int like() {
        return sqlite ? IS : LIKE;
    }

    private int ofSymbol(String symbol) {
        return switch (symbol) {
            case "=", "==", "<>", "!=" -> sqlite ? IS : COMPARISON;
            case "<", "<=", ">", ">=" -> COMPARISON;
            case "+", "-" -> ADDITIVE;
            case "*", "/", "%" -> MULTIPLICATIVE;
            case "^" -> TIGHT;
            case "||", "->", "->>" -> sqlite ? TIGHT : OTHER;
            case "::" -> CAST;
            case "(", ")", "[", "]", ",", ".", ";", ":" -> NONE;
            default -> OTHER;
        };
    }

    /** The operand with the operator that comes next and what is behind it. */
    Expression extend(Expression left) {
        boolean symbol = cursor.peek(0)
                .filter(token -> token.kind() == Token.Kind.SYMBOL)
                .isPresent();
        return symbol ? bySymbol(left) : byWord(left);
    }

    private Expression bySymbol(Expression left) {
        String symbol = parser.next().text();
        if (symbol.equals("::")) {
            return new Cast(left, parser.type());
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
        return applied(symbol, left, parser.parse(ofSymbol(symbol) + 1));
    }

    private Expression applied(String symbol, Expression left, Expression right) {
        Comparison.Operator comparison = COMPARISONS.get(symbol);
        if (comparison != null) {
            return new Comparison(comparison, left, right);
        }
        boolean negated = symbol.startsWith("!");
        Like.Style style = PATTERNS.get(negated ? symbol.substring(1) : symbol);
        return style != null && !sqlite ? pattern(style, left, right, negated) : new Binary(symbol, left, right);
    }

    /** {@code LIKE a ESCAPE b} is kept as {@code ~~ like_escape(a, b)}. */
    private static Expression pattern(Like.Style style, Expression left, Expression right, boolean negated) {
        if (right instanceof Call call && call.function().equals("like_escape")) {
            List<Expression> arguments = call.operands();
            return new Like(style, left, arguments.get(0), Optional.of(arguments.get(1)), negated);
        }
        return new Like(style, left, right, Optional.empty(), negated);
    }

    private static Expression quantified(String symbol, Expression left, Expression array, boolean all) {
        Optional<List<Expression>> items = items(array);
        boolean in = symbol.equals("=") && !all;
        boolean notIn = symbol.equals("<>") && all;
        return items.isPresent() && (in || notIn)
                ? new In(left, items.get(), notIn)
                : Call.of(symbol + (all ? " all" : " any"), left, array);
    }

    /** The items of {@code ARRAY[…]}, or of {@code '{a,b}'::text[]} without quotes and nesting, whatever it is cast to. */
    private static Optional<List<Expression>> items(Expression array) {
        if (array instanceof Call call && call.function().equals("array")) {
            return Optional.of(call.operands());
        }
        if (!(array instanceof Cast cast) || !cast.type().endsWith("[]")) {
            return Optional.empty();
        }
        return cast.operand() instanceof Literal.Text text ? split(text.value(), element(cast)) : items(cast.operand());
    }

    private static String element(Cast cast) {
        return cast.type().substring(0, cast.type().length() - 2);
    }

    private static Optional<List<Expression>> split(String text, String type) {
        boolean plain = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
        String inside = plain ? text.substring(1, text.length() - 1) : "\"";
        if (inside.chars().anyMatch(c -> "\"\\{}".indexOf(c) >= 0)
                || inside.toLowerCase(Locale.ROOT).contains("null")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(inside.split(",", -1))
                .map(item -> (Expression) new Cast(new Literal.Text(item.strip()), type))
                .toList());
    }

    private Expression byWord(Expression left) {
        boolean negated = cursor.take("not");
        String word = parser.next().text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "or" -> Logical.of(Logical.Connective.OR, left, parser.parse(OR + 1));
            case "and" -> Logical.of(Logical.Connective.AND, left, parser.parse(AND + 1));
            case "isnull" -> new IsNull(left, false);
            case "notnull", "null" -> new IsNull(left, true);
            case "is" -> is(left);
            case "in" -> in(left, negated);
            case "between" -> between(left, negated);
            case "collate" -> new Collated(left, collation());
            case "at" -> atTimeZone(left);
            default -> like(Like.Style.valueOf(word.toUpperCase(Locale.ROOT)), left, negated);
        };
    }

    private Expression is(Expression left) {
        boolean negated = cursor.take("not");
        if (cursor.take("null") || cursor.take("unknown")) {
            return new IsNull(left, negated);
        }
        if (cursor.take("true")) {
            return new IsTruth(left, true, negated);
        }
        if (cursor.take("false")) {
            return new IsTruth(left, false, negated);
        }
        boolean spelled = cursor.take("distinct", "from");
        if (!spelled && !sqlite) {
            throw new Parser.UnreadableException("is");
        }
        Comparison.Operator operator =
                spelled == negated ? Comparison.Operator.NOT_DISTINCT : Comparison.Operator.DISTINCT;
        return new Comparison(operator, left, parser.parse(ofWord("is") + 1));
    }

    private Expression in(Expression left, boolean negated) {
        parser.require("(");
        return new In(left, parser.list(")"), negated);
    }

    /** As PostgreSQL keeps it: two comparisons. */
    private Expression between(Expression left, boolean negated) {
        if (cursor.isAt("symmetric")) {
            throw new Parser.UnreadableException("symmetric");
        }
        Expression low = parser.parse(like() + 1);
        parser.requireWord("and");
        Expression high = parser.parse(like() + 1);
        return negated
                ? Logical.of(
                        Logical.Connective.OR,
                        new Comparison(Comparison.Operator.LESS, left, low),
                        new Comparison(Comparison.Operator.GREATER, left, high))
                : Logical.of(
                        Logical.Connective.AND,
                        new Comparison(Comparison.Operator.AT_LEAST, left, low),
                        new Comparison(Comparison.Operator.AT_MOST, left, high));
    }

    private Expression like(Like.Style style, Expression left, boolean negated) {
        Expression pattern = parser.parse(like() + 1);
        Optional<Expression> escape = cursor.take("escape") ? Optional.of(parser.parse(like() + 1)) : Optional.empty();
        return new Like(style, left, pattern, escape, negated);
    }

    private String collation() {
        String name = parser.next().name();
        return cursor.takeSymbol(".") ? parser.next().name() : name;
    }

    private Expression atTimeZone(Expression left) {
        parser.requireWord("time");
        parser.requireWord("zone");
        return Call.of("timezone", parser.parse(SIGN), left);
    }
}
