package dev.retort.dialect.sqlite.rebuild;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An expression that is a CAST to a number and nothing else. SQLite's own makes
 * <a href="https://www.sqlite.org/lang_expr.html#castexpr">0 of a text that is none</a>, where PostgreSQL refuses.
 *
 * @param operand what is cast
 */
record CastText(String operand) {

    private static final String NUMBER = "(?:int|bigint|smallint|numeric|decimal|real|double).*";

    static Optional<CastText> read(String expression) {
        List<Token> tokens = Tokenizer.strictTokens(expression, DatabaseKind.SQLITE);
        if (tokens.size() < 6
                || !tokens.get(0).isWord("CAST")
                || !tokens.get(1).isSymbol("(")
                || TokenCursor.closing(tokens, 1) != tokens.size() - 1) {
            return Optional.empty();
        }
        return lastAs(tokens)
                .filter(as -> Names.fold(tokens.get(as + 1).text()).matches(NUMBER))
                .map(as -> new CastText(expression
                        .substring(tokens.get(1).end(), tokens.get(as).start())
                        .strip()));
    }

    private static Optional<Integer> lastAs(List<Token> tokens) {
        return IntStream.range(3, tokens.size() - 2)
                .filter(place -> tokens.get(place).isWord("AS"))
                .boxed()
                .reduce((first, second) -> second);
    }

    /** Whether a text is cast that is no number. */
    String offending() {
        return "typeof(" + operand + ") = 'text' AND CAST(" + operand + " AS NUMERIC) <> (" + operand + ")";
    }
}
