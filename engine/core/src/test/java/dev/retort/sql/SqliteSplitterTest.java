package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteSplitterTest {

    private static final String TRIGGER = "CREATE TRIGGER t AFTER INSERT ON a WHEN CASE new.x WHEN 1 THEN 1 ELSE 0 END "
            + "BEGIN UPDATE a SET x = CASE WHEN x > 1 THEN 'END;' ELSE 2 END; DELETE FROM b; END";

    private static List<Splitter.Statement> split(String text) {
        return Splitter.statements(text, DatabaseKind.SQLITE);
    }

    private static Arguments same(String statement) {
        return Arguments.of(statement + ";\nSELECT 2;", List.of(statement, "SELECT 2"));
    }

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
                same("CREATE TRIGGER t DELETE ON a BEGIN SELECT end FROM b; END"),
                same("CREATE TRIGGER t DELETE ON a BEGIN SELECT 1 AS end; SELECT old.end; END"),
                same(
                        "CREATE TRIGGER t DELETE ON a BEGIN SELECT 1 end; UPDATE b SET end = CASE end WHEN 1 THEN 2 END; END"),
                same("CREATE TRIGGER t DELETE ON a WHEN old.begin > 1 BEGIN SELECT case FROM b; /* ; END; */ END"),
                same("EXPLAIN QUERY PLAN CREATE TEMPORARY TRIGGER IF NOT EXISTS t DELETE ON a BEGIN SELECT 1; END"),
                same("CREATE TABLE trigger (a)"),
                same("CREATE TEMP TABLE trigger AS SELECT 1 end"),
                same("CREATE INDEX trigger ON t (a)"),
                same("SELECT case x when 1 then 2 end"),
                Arguments.of("SELECT (1; SELECT 2", List.of("SELECT (1", "SELECT 2")),
                Arguments.of("SELECT '\n-- statement begin\n'", List.of("SELECT '\n-- statement begin\n'")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splits(String text, List<String> expected) {
        assertThat(split(text)).extracting(Splitter.Statement::sql).isEqualTo(expected);
    }

    @Test
    void tellsTheLineOnWhichEachStatementBegins() {
        String text =
                "SELECT 1;\n\n  SELECT\n 2; SELECT 3;\n-- about\nSELECT 4;\n-- statement begin\n\nSELECT 5;\n-- statement end\n";
        assertThat(split(text)).extracting(Splitter.Statement::line).containsExactly(1, 3, 4, 6, 9);
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
        assertThatThrownBy(() -> split("SELECT 0;\n" + text))
                .isInstanceOf(SqlSyntaxException.class)
                .hasMessageContaining("line: 2");
    }

    @Test
    void marksWhatCantRunInATransaction() {
        assertThat(split("VACUUM; SELECT 1"))
                .extracting(Splitter.Statement::transactional)
                .containsExactly(false, true);
    }
}
