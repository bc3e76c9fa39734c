package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of history over one line of five, with the database in the middle. */
class HistoryRangeTest {

    private final TestProject project;

    HistoryRangeTest(@TempDir Path folder) {
        project = TestProject.onSqlite(folder)
                .revision("aaa1", "none")
                .revision("bbb1", "aaa1")
                .revision("ccc1", "bbb1")
                .revision("ddd1", "ccc1")
                .revision("eee1", "ddd1");
    }

    @BeforeEach
    void standInTheMiddle() {
        assertThat(project.run("upgrade", "ccc1").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":              | eee1 ddd1 ccc1 bbb1 aaa1",
                "base:          | eee1 ddd1 ccc1 bbb1 aaa1",
                "base:bbb1      | bbb1 aaa1",
                "bbb1:          | eee1 ddd1 ccc1 bbb1",
                "bbb1:ddd1      | ddd1 ccc1 bbb1",
                "bbb:ddd        | ddd1 ccc1 bbb1",
                ":current       | ccc1 bbb1 aaa1",
                "current:       | eee1 ddd1 ccc1",
                "-1:current     | ccc1 bbb1",
                "-2:current     | ccc1 bbb1 aaa1",
                "-9:current     | ccc1 bbb1 aaa1",
                "current:+1     | ddd1 ccc1",
                "current:+9     | eee1 ddd1 ccc1",
                "bbb1:+2        | ddd1 ccc1 bbb1",
                "-1:            | eee1 ddd1",
                "current:head   | eee1 ddd1 ccc1",
                "current:heads  | eee1 ddd1 ccc1",
            })
    void listsWhatLiesBetween(String range, String expected) {
        Output output = project.run("--json", "history", "-r", range);
        assertThat(output.code()).as(output.err()).isZero();
        assertThat(ids(output)).isEqualTo(List.of(expected.split(" ")));
    }

    @Test
    void anEmptyDatabaseStandsBelowTheBases() {
        project.run("downgrade", "base");
        assertThat(ids(project.run("--json", "history", "-r", "current:"))).hasSize(5);
        assertThat(ids(project.run("--json", "history", "-r", ":current"))).isEmpty();
    }

    @Test
    void aStartAboveTheEndIsRefused() {
        assertThat(project.run("history", "-r", "current:aaa1").err())
                .contains("revision 'ccc1' is not an ancestor of the end of the range");
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Output output) {
        List<Map<String, Object>> revisions =
                (List<Map<String, Object>>) output.json().getOrDefault("revisions", List.of());
        return revisions.stream().map(each -> String.valueOf(each.get("id"))).toList();
    }
}
