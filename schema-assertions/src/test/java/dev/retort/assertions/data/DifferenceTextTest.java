package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceTextTest {

    private static final String LONG = "x".repeat(500_000) + "%s" + "y".repeat(499_999);

    private static DataSnapshot snapshot(List<String> key, List<Row> rows) {
        return new DataSnapshot(List.of(new TableData("t", List.of("id", "v"), key, rows)));
    }

    private static Row row(String id, Optional<String> value) {
        return new Row(List.of(Optional.of(id), value));
    }

    private static String keyed(Optional<String> before, Optional<String> after) {
        return DataDifference.between(
                        snapshot(List.of("id"), List.of(row("1", before))),
                        snapshot(List.of("id"), List.of(row("1", after))))
                .toText();
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf("\n") + 1).strip();
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("a", "a ", "a        a\\u0020"),
                Arguments.of(" a", "a", "\\u0020a  a"),
                Arguments.of("a\nb", "a\tb", "a\\nb     a\\tb"),
                Arguments.of("a\\nb", "a\nb", "a\\\\nb    a\\nb"),
                Arguments.of("a\u00A0b", "a b", "a\\u00A0b  a b"),
                Arguments.of("a\u200Bb", "ab", "a\\u200Bb  ab"),
                Arguments.of("a\u202Eb", "ab", "a\\u202Eb  ab"),
                Arguments.of("caf\u00E9", "cafe\u0301", "caf\\u00E9  cafe\\u0301"),
                Arguments.of("caf\u00E9", "cafe", "caf\u00E9      cafe"),
                Arguments.of("\uFF11", "1", "\\uFF11    1"),
                Arguments.of("\u0661", "1", "\\u0661    1"),
                Arguments.of("\u0430bc", "abc", "\\u0430bc  abc"),
                Arguments.of("\u00FCber", "uber", "\u00FCber      uber"),
                Arguments.of("\uD83D\uDE42", "\uD83D\uDE41", "\uD83D\uDE42        \uD83D\uDE41"),
                Arguments.of("\uD83D", "?", "\\uD83D    ?"),
                Arguments.of("", "''", "'' (0 characters)  '' (2 characters)"),
                Arguments.of("a", "", "a         ''"),
                Arguments.of("a\u0000", "a\u0001", "a\\u0000   a\\u0001"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void showsWhatHasNoLookOfItsOwn(String before, String after, String shown) {
        assertThat(lastLine(keyed(Optional.of(before), Optional.of(after))).replaceAll(" +", " "))
                .isEqualTo("id=1 v " + shown.replaceAll(" +", " "));
    }

    @Test
    void tellsNullFromTexts() {
        assertThat(lastLine(keyed(Optional.empty(), Optional.of("")))).isEqualTo("id=1  v       NULL      ''");
        assertThat(lastLine(keyed(Optional.empty(), Optional.of("NULL")))).isEqualTo("id=1  v       NULL      'NULL'");
    }

    @Test
    void showsLongTextsAroundTheFirstDifference() {
        String text = lastLine(keyed(Optional.of(LONG.formatted("a")), Optional.of(LONG.formatted("\n"))));
        assertThat(text)
                .isEqualTo("id=1  v       …" + "x".repeat(15) + "a" + "y".repeat(29) + "… (1000000 characters)  …"
                        + "x".repeat(15) + "\\n" + "y".repeat(29) + "… (1000000 characters)");
    }

    @Test
    void showsWhereALongTextWasCut() {
        String before = LONG.formatted("z");
        String text = lastLine(keyed(Optional.of(before), Optional.of(before.substring(0, 500_001))));
        assertThat(text)
                .contains("xxxxz".substring(1) + "y".repeat(30) + "… (1000000 characters)")
                .endsWith("xxxz (500001 characters)");
    }

    @Test
    void showsLongRowsWithoutAKeyAroundTheirDifference() {
        Row before = row("1", Optional.of(LONG.formatted("a")));
        Row after = row("1", Optional.of(LONG.formatted("b")));
        Row other = row("2", Optional.of("short"));
        assertThat(DataDifference.between(
                                snapshot(List.of(), List.of(before, other)), snapshot(List.of(), List.of(after)))
                        .toText()
                        .lines()
                        .map(line ->
                                line.replaceAll("x+", "x").replaceAll("y+", "y").replaceAll(" +", " ")))
                .containsExactly(
                        "table t: 3 differences",
                        " row column expected but was",
                        " …xay… (1000008 characters) a row none",
                        " id=2, v=short a row none",
                        " …xby… (1000008 characters) no row a row");
    }

    @Test
    void keepsTheFirstTenOfVeryLongRowsAndCountsTheRest() {
        String text = "x".repeat(1_000_000);
        List<Row> rows = IntStream.range(0, 30)
                .mapToObj(i -> row("" + i, Optional.of(text)))
                .toList();
        DataDifference difference = DataDifference.between(snapshot(List.of(), rows), snapshot(List.of(), List.of()));
        assertThat(difference.count()).isEqualTo(30);
        assertThat(difference.changes()).hasSizeBetween(10, 20);
        assertThat(difference.toText()).startsWith("table t: 30 differences\n").endsWith("\n  and 20 more");
    }
}
