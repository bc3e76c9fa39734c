package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenizerTest {

    private static final DatabaseKind LITE = DatabaseKind.SQLITE;
    private static final DatabaseKind PG = DatabaseKind.POSTGRESQL;

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(LITE, "a$b \"q\"\"r\" [x] `y`", "WORD a$b|QUOTED \"q\"\"r\"|QUOTED [x]|QUOTED `y`"),
                arguments(LITE, "x'00' b'1' E'\\'", "BINARY x'00'|WORD b|STRING '1'|WORD E|STRING '\\'"),
                arguments(
                        LITE,
                        "?1 ? :a @b $c::d(e f",
                        "PARAMETER ?1|PARAMETER ?|PARAMETER :a|PARAMETER @b" + "|PARAMETER $c::d(e|WORD f"),
                arguments(
                        LITE,
                        "1.5e-3 .5 0xff+1 1_000",
                        "NUMBER 1.5e-3|NUMBER .5|NUMBER 0xff|SYMBOL +|NUMBER 1|NUMBER 1_000"),
                arguments(LITE, "a->>'b'||c<=d", "WORD a|SYMBOL ->>|STRING 'b'|SYMBOL |||WORD c|SYMBOL <=|WORD d"),
                arguments(
                        LITE, "/*/ a */b/* /* */c--d\n", "COMMENT /*/ a */|WORD b|COMMENT /* /* */|WORD c|COMMENT --d"),
                arguments(LITE, "'a'\n'b'", "STRING 'a'|STRING 'b'"),
                arguments(
                        PG,
                        "E'a\\'b' e'\\\\' N'n' B'1' X'f' xe'q'",
                        "STRING E'a\\'b'|STRING e'\\\\'|STRING N'n'" + "|BINARY B'1'|BINARY X'f'|WORD xe|STRING 'q'"),
                arguments(PG, "U&'a' u&\"b\" U & 'c'", "STRING U&'a'|QUOTED u&\"b\"|WORD U|SYMBOL &|STRING 'c'"),
                arguments(
                        PG,
                        "$$a;$$ $x$b$$c$x$ $1 a$b$c 1$$d$$",
                        "STRING $$a;$$|STRING $x$b$$c$x$|PARAMETER $1" + "|WORD a$b$c|NUMBER 1|STRING $$d$$"),
                arguments(PG, "E'a' -- it's\n '\\'b' 'c' 'd'", "STRING E'a' -- it's\n '\\'b'|STRING 'c'|STRING 'd'"),
                arguments(
                        PG, "/* /* */ ' */1..2/**/", "COMMENT /* /* */ ' */|NUMBER 1|SYMBOL ..|NUMBER 2|COMMENT /**/"),
                arguments(PG, "a+--b\r@-/*c*/-", "WORD a|SYMBOL +|COMMENT --b|SYMBOL @-|COMMENT /*c*/|SYMBOL -"),
                arguments(
                        PG,
                        "a::b:=c[1:2]=>-1",
                        "WORD a|SYMBOL ::|WORD b|SYMBOL :=|WORD c|SYMBOL [|NUMBER 1|SYMBOL :"
                                + "|NUMBER 2|SYMBOL ]|SYMBOL =>|SYMBOL -|NUMBER 1"),
                arguments(PG, "`[?| 1e5", "SYMBOL `|SYMBOL [|SYMBOL ?||NUMBER 1e5"),
                arguments(PG, "\uFEFFselect\u00A0 \\x", "WORD select\u00A0|SYMBOL \\|WORD x"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void partsTextAsItsDatabaseDoes(DatabaseKind database, String text, String expected) {
        assertThat(all(Tokenizer.strict(text, database)))
                .extracting(token -> token.kind() + " " + token.text())
                .isEqualTo(parts(expected));
    }

    /** At each bar that stands before a kind. */
    private static List<String> parts(String expected) {
        return List.of(expected.split("\\|(?=[A-Z]{4,} )"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("a", "a"),
                arguments("\"a\"\"b\"", "a\"b"),
                arguments("'it''s'", "it's"),
                arguments("E'a\\n\\\\\\'\\x41\\101\\u00e4\\q'", "a\n\\'AA\u00e4q"),
                arguments("U&'d\\0061t\\+000061\\\\'", "data\\"),
                arguments("U&\"d\\0061t\"", "dat"),
                arguments("N'n'", "n"),
                arguments("$x$it's$x$", "it's"),
                arguments("$$$$", ""),
                arguments("'a' -- 'no'\n  'b'", "ab"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void tellsWhatIsMeant(String text, String meant) {
        assertThat(Tokenizer.strictTokens(text, PG)).extracting(Token::name).containsExactly(meant);
    }

    @Test
    void sqliteQuotesNamesInFourWays() {
        assertThat(Tokenizer.tokens("\"a\"\"\" [b\"] `c``` 'd'''", LITE))
                .extracting(Token::name)
                .containsExactly("a\"", "b\"", "c`", "d'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "SQLITE     | 'a        | a string",
                "SQLITE     | [a        | a quoted name",
                "SQLITE     | x'0       | a string",
                "SQLITE     | /*/       | a comment",
                "POSTGRESQL | E'a\\'    | a string",
                "POSTGRESQL | \"a\"\"   | a quoted name",
                "POSTGRESQL | /*/**/    | a comment",
                "POSTGRESQL | $q$ $$    | a string in $q$"
            })
    void whatIsNeverClosedIsToldOrReachesToTheEnd(DatabaseKind database, String open, String what) {
        String text = "a\nb " + open;
        assertThatThrownBy(() -> Tokenizer.strictTokens(text, database))
                .isInstanceOf(SqlSyntaxException.class)
                .hasMessageContaining(what + " is opened and never closed")
                .hasMessageContaining("line: 2\n")
                .hasMessageContaining("text: " + open)
                .hasMessageContaining("what to do: close it with");
        List<Token> tokens = all(Tokenizer.lenient(text, database));
        assertThat(tokens.get(tokens.size() - 1).end()).isEqualTo(text.length());
    }

    /** Whatever comes: every character is in one token or is white space. */
    @ParameterizedTest
    @EnumSource
    void losesNothing(DatabaseKind database) {
        Random random = new Random(7);
        String[] bits = {
            "'", "\"", "$", "$a$", "[", "]", "`", "--", "/*", "*/", "\n", "\r", " ", "e", "E'", "U&'", "\\", "1", ".",
            "+", "-", "@", ":", "?", ";", "(", ")", "ä", "x'", "\uFEFF"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0, bits.length).forEach(bit -> text.append(bits[bit]));
            int at = 0;
            for (Token token : all(Tokenizer.lenient(text.toString(), database))) {
                assertThat(text.substring(at, token.start()).replace("\uFEFF", ""))
                        .as("%s", text)
                        .isBlank();
                assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
                token.name();
                at = token.end();
            }
            assertThat(text.substring(at).replace("\uFEFF", "")).as("%s", text).isBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTimeThatGrowsWithTheTextOnly(DatabaseKind database) {
        for (String piece :
                List.of("''", "'a'\n", "+", "$a ", "$a$$", "/*", "--\n", "(", "\"\"", "1e", "E'", "a.", "--a\n'")) {
            String text = piece.repeat(1_000_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Tokenizer.tokens(text, database), piece);
        }
    }

    @Test
    void tellsLines() {
        Tokenizer tokenizer = Tokenizer.lenient("a\nb\r\n\nc", PG);
        assertThat(all(tokenizer))
                .extracting(token -> tokenizer.line(token.start()))
                .containsExactly(1, 2, 4);
        assertThat(tokenizer.line(1)).isEqualTo(1);
    }

    private static List<Token> all(Tokenizer tokenizer) {
        List<Token> tokens = new ArrayList<>();
        for (Optional<Token> token = tokenizer.next(); token.isPresent(); token = tokenizer.next()) {
            tokens.add(token.get());
        }
        return tokens;
    }
}
