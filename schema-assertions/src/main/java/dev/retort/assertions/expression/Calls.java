package dev.retort.assertions.expression;

import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a call's arguments behind the opening parenthesis; some functions have a grammar of their own. */
final class Calls {

    private final Parser parser;
    private final TokenCursor cursor;

    Calls(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    Expression read(String name) {
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
        Expression part = parser.parse(Precedence.OTHER);
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
