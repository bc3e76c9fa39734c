package dev.retort.assertions.expression;

import dev.retort.assertions.expression.Condition.Not;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Case;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Expression.Placeholder;
import dev.retort.assertions.expression.Expression.Unary;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what may stand before the first operator: literals, names, calls, signs, parentheses, CASE, CAST. */
final class Operands {

    /** Words that begin what is no expression in our sense. */
    private static final Set<String> REFUSED =
            Set.of("select", "exists", "distinct", "values", "with", "row", "from", "where", "variadic");

    private static final Set<String> WITHOUT_ARGUMENTS =
            Set.of("current_date current_time current_timestamp localtime localtimestamp current_user session_user"
                    .split(" "));

    private static final Set<String> SILENT_SCHEMAS = Set.of("public", "pg_catalog", "main");

    private final Parser parser;
    private final TokenCursor cursor;

    Operands(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    Expression read() {
        Token token = parser.next();
        return switch (token.kind()) {
            case STRING -> new Literal.Text(token.name());
            case NUMBER ->
                Literal.Numeric.read(token.text().toLowerCase(Locale.ROOT).replace("_", ""))
                        .orElseThrow(() -> new Parser.UnreadableException(token.text()));
            case BINARY -> binary(token.text().toLowerCase(Locale.ROOT));
            case PARAMETER -> new Placeholder(token.text().substring(1));
            case QUOTED -> named(token.name());
            case WORD -> word(token.text().toLowerCase(Locale.ROOT), token);
            case SYMBOL -> symbol(token.text());
            case COMMENT -> throw new Parser.UnreadableException(token.text());
        };
    }

    private static Expression binary(String literal) {
        String digits = literal.substring(2, Math.max(2, literal.length() - 1));
        return literal.startsWith("x") ? new Literal.Bytes(digits) : new Cast(new Literal.Text(digits), "bit");
    }

    private Expression symbol(String symbol) {
        switch (symbol) {
            case "(" -> {
                Expression inside = parser.parse();
                parser.require(")");
                return inside;
            }
            case ":" -> {
                return new Placeholder(parser.next().text());
            }
            case "-", "+" -> {
                return new Unary(symbol, parser.parse(Operators.SIGN));
            }
            case ")", "[", "]", ",", ".", ";", "*", "::" -> throw new Parser.UnreadableException(symbol);
            default -> {
                return new Unary(symbol, parser.parse(parser.isSqlite() ? Operators.SIGN : Operators.OTHER));
            }
        }
    }

    private Expression word(String word, Token token) {
        if (REFUSED.contains(word)) {
            throw new Parser.UnreadableException(word);
        }
        return switch (word) {
            case "null" -> new Literal.Null();
            case "true", "false" -> new Literal.Truth(word.equals("true"));
            case "not" -> new Not(parser.parse(Operators.NOT));
            case "case" -> caseOf();
            case "cast" -> cast();
            default -> otherWord(word, token);
        };
    }

    private Expression otherWord(String word, Token token) {
        if (WITHOUT_ARGUMENTS.contains(word) && !cursor.isAtSymbol("(")) {
            return Call.of(word);
        }
        if (word.equals("array") && cursor.takeSymbol("[")) {
            return new Call("array", parser.list("]"));
        }
        boolean typed =
                cursor.peek(0).filter(next -> next.kind() == Token.Kind.STRING).isPresent();
        if (typed && !parser.isSqlite()) {
            return new Cast(new Literal.Text(parser.next().name()), word);
        }
        return named(parser.isSqlite() ? token.text() : word);
    }

    /** A column or a call, with or without names before it. */
    private Expression named(String first) {
        String name = first;
        String qualifier = "";
        while (cursor.takeSymbol(".")) {
            qualifier = name.toLowerCase(Locale.ROOT);
            name = parser.next().name();
        }
        if (cursor.takeSymbol("(")) {
            boolean silent = qualifier.isEmpty() || SILENT_SCHEMAS.contains(qualifier);
            return call(silent ? name : qualifier + "." + name);
        }
        boolean row = qualifier.equals("new") || qualifier.equals("old");
        return new Column(row ? qualifier + "." + name : name);
    }

    private Expression cast() {
        parser.require("(");
        Expression operand = parser.parse();
        parser.requireWord("as");
        String type = parser.type();
        parser.require(")");
        return new Cast(operand, type);
    }

    private Expression caseOf() {
        Optional<Expression> subject = cursor.isAt("when") ? Optional.empty() : Optional.of(parser.parse());
        List<Case.When> branches = new ArrayList<>();
        while (cursor.take("when")) {
            Expression when = parser.parse();
            parser.requireWord("then");
            branches.add(new Case.When(when, parser.parse()));
        }
        Optional<Expression> otherwise = cursor.take("else") ? Optional.of(parser.parse()) : Optional.empty();
        parser.requireWord("end");
        return new Case(subject, branches, otherwise);
    }

    /** A call behind its opening parenthesis; some functions have a grammar of their own. */
    private Expression call(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "extract" -> extract();
            case "substring" -> substring();
            case "trim" -> trim();
            case "position" -> position();
            default -> new Call(name, parser.list(")"));
        };
    }

    /** {@code EXTRACT(year FROM a)}. */
    private Expression extract() {
        Expression field = new Literal.Text(parser.next().name().toLowerCase(Locale.ROOT));
        parser.requireWord("from");
        return closed(Call.of("extract", field, parser.parse()));
    }

    /** {@code SUBSTRING(a FROM 1 FOR 2)} or with commas. */
    private Expression substring() {
        List<Expression> arguments = new ArrayList<>(List.of(parser.parse()));
        while (cursor.take("from") || cursor.take("for") || cursor.takeSymbol(",")) {
            arguments.add(parser.parse());
        }
        return closed(new Call("substring", arguments));
    }

    /** {@code TRIM(BOTH 'x' FROM a)} is PostgreSQL's {@code btrim(a, 'x')}; {@code trim(a, 'x')} stays. */
    private Expression trim() {
        String function = cursor.take("leading") ? "ltrim" : cursor.take("trailing") ? "rtrim" : "btrim";
        boolean said = cursor.take("both") || !function.equals("btrim");
        if (cursor.take("from")) {
            return closed(Call.of(function, parser.parse()));
        }
        Expression first = parser.parse();
        if (cursor.take("from")) {
            return closed(Call.of(function, parser.parse(), first));
        }
        List<Expression> arguments = new ArrayList<>(List.of(first));
        while (cursor.takeSymbol(",")) {
            arguments.add(parser.parse());
        }
        return closed(new Call(said || !parser.isSqlite() ? function : "trim", arguments));
    }

    /** {@code POSITION('x' IN a)} is {@code strpos(a, 'x')}. */
    private Expression position() {
        Expression part = parser.parse(Operators.OTHER);
        if (cursor.take("in")) {
            return closed(Call.of("strpos", parser.parse(), part));
        }
        parser.require(",");
        return closed(Call.of("strpos", part, parser.parse()));
    }

    private Expression closed(Expression call) {
        parser.require(")");
        return call;
    }
}
