package dev.retort.assertions.expression;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.Locale;
import java.util.Optional;

/** Operators that are words: AND, OR, IS, IN, LIKE, BETWEEN, COLLATE, AT TIME ZONE. */
final class WordOperators {

    private final Parser parser;
    private final TokenCursor cursor;
    private final Precedence precedence;

    WordOperators(Parser parser, Precedence precedence) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.precedence = precedence;
    }

    /** How strongly the operator binds that comes next. */
    int strength() {
        String word = word(0);
        if (word.equals("not")) {
            String next = word(1);
            return next.equals("is") || next.equals("and") || next.equals("or") || next.equals("collate")
                    ? Precedence.NONE
                    : precedence.ofWord(next);
        }
        return word.equals("null") ? Precedence.NONE : precedence.ofWord(word);
    }

    private String word(int further) {
        return cursor.peek(further)
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    Expression extend(Expression left) {
        boolean negated = cursor.take("not");
        String word = parser.next().text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "or" -> Logical.of(Logical.Connective.OR, left, parser.parse(Precedence.OR + 1));
            case "and" -> Logical.of(Logical.Connective.AND, left, parser.parse(Precedence.AND + 1));
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
        if (!spelled && !parser.isSqlite()) {
            throw new UnreadableException("is");
        }
        Comparison.Operator operator =
                spelled == negated ? Comparison.Operator.NOT_DISTINCT : Comparison.Operator.DISTINCT;
        return new Comparison(operator, left, parser.parse(precedence.ofWord("is") + 1));
    }

    private Expression in(Expression left, boolean negated) {
        parser.require("(");
        return new In(left, parser.list(")"), negated);
    }

    /** As PostgreSQL keeps it: two comparisons. */
    private Expression between(Expression left, boolean negated) {
        if (cursor.isAt("symmetric")) {
            throw new UnreadableException("symmetric");
        }
        Expression low = parser.parse(precedence.like() + 1);
        parser.requireWord("and");
        Expression high = parser.parse(precedence.like() + 1);
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
        Expression pattern = parser.parse(precedence.like() + 1);
        Optional<Expression> escape =
                cursor.take("escape") ? Optional.of(parser.parse(precedence.like() + 1)) : Optional.empty();
        return new Like(style, left, pattern, escape, negated);
    }

    private String collation() {
        String name = parser.next().name();
        return cursor.takeSymbol(".") ? parser.next().name() : name;
    }

    private Expression atTimeZone(Expression left) {
        parser.requireWord("time");
        parser.requireWord("zone");
        return Call.of("timezone", parser.parse(Precedence.SIGN), left);
    }
}
