package dev.retort.dialect.sqlite.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementSplitterTest {

    private static final String TRIGGER = "CREATE TRIGGER t AFTER INSERT ON a WHEN CASE new.x WHEN 1 THEN 1 ELSE 0 END "
            + "BEGIN UPDATE a SET x = CASE WHEN x > 1 THEN 'END;' ELSE 2 END; DELETE FROM b; END";

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of(" ;; ; ", List.of()),
                Arguments.of("-- nothing; at all\n/* here; too */", List.of()),
                Arguments.of("SELECT 1", List.of("SELECT 1")),
                Arguments.of("SELECT 1;SELECT 2;", List.of("SELECT 1", "SELECT 2")),
                Arguments.of("SELECT ';', 'it''s;'; SELECT 2", List.of("SELECT ';', 'it''s;'", "SELECT 2")),
                Arguments.of("SELECT \";\", `;`, [;], x'3B'", List.of("SELECT \";\", `;`, [;], x'3B'")),
                Arguments.of("SELECT [a''b]; SELECT [\"]", List.of("SELECT [a''b]", "SELECT [\"]")),
                Arguments.of(
                        "SELECT 1 -- no; end\n; SELECT /* ; */ 2", List.of("SELECT 1 -- no; end", "SELECT /* ; */ 2")),
                Arguments.of("SELECT 1 /* a /* b */ ; SELECT 2", List.of("SELECT 1 /* a /* b */", "SELECT 2")),
                Arguments.of("-- why\nSELECT 1; -- last", List.of("-- why\nSELECT 1")),
                Arguments.of("BEGIN; SELECT 1; END;", List.of("BEGIN", "SELECT 1", "END")),
                Arguments.of(TRIGGER + "; SELECT 1", List.of(TRIGGER, "SELECT 1")),
                Arguments.of(
                        "CREATE TEMP TRIGGER t DELETE ON a BEGIN SELECT 1; END; SELECT 2",
                        List.of("CREATE TEMP TRIGGER t DELETE ON a BEGIN SELECT 1; END", "SELECT 2")),
                Arguments.of(
                        "-- note\nCREATE /* x */ TRIGGER t DELETE ON a BEGIN SELECT 1; END",
                        List.of("-- note\nCREATE /* x */ TRIGGER t DELETE ON a BEGIN SELECT 1; END")),
                Arguments.of(
                        "CREATE TABLE trigger_log (\"BEGIN\" TEXT); SELECT 1",
                        List.of("CREATE TABLE trigger_log (\"BEGIN\" TEXT)", "SELECT 1")),
                Arguments.of(
                        "SELECT 1;\n-- statement begin\nodd ' text; more\n-- statement end\nSELECT 2;",
                        List.of("SELECT 1", "odd ' text; more", "SELECT 2")),
                Arguments.of("SELECT '\n-- statement begin\n'", List.of("SELECT '\n-- statement begin\n'")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splits(String text, List<String> expected) {
        assertThat(new StatementSplitter().split(text))
                .extracting(SqlStatement::sql)
                .isEqualTo(expected);
    }

    @Test
    void tellsTheLineOnWhichEachStatementBegins() {
        String text =
                "SELECT 1;\n\n  SELECT\n 2; SELECT 3;\n-- about\nSELECT 4;\n-- statement begin\n\nSELECT 5;\n-- statement end\n";
        assertThat(new StatementSplitter().split(text))
                .extracting(statement -> statement.line().orElseThrow())
                .containsExactly(1, 3, 4, 5, 9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a",
                "SELECT \"a",
                "SELECT [a",
                "SELECT 1 /* a",
                "SELECT x'00",
                "-- statement begin\nSELECT 1",
                "CREATE TRIGGER t DELETE ON a BEGIN SELECT 1;"
            })
    void refusesWhatIsNeverClosed(String text) {
        assertThatThrownBy(() -> new StatementSplitter().split("SELECT 0;\n" + text))
                .isInstanceOf(SqlSyntaxException.class)
                .hasMessageContaining("line: 2");
    }

    @Test
    void marksWhatCantRunInATransaction() {
        assertThat(new StatementSplitter().split("VACUUM; SELECT 1"))
                .extracting(SqlStatement::transactional)
                .containsExactly(false, true);
    }
}
