package dev.retort.junit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    private static final VerificationReport REPORT = new VerificationReport(
            "Shop <tests>",
            List.of(
                    result("upgrade", Outcome.passed(Looked.rows(2, 5))),
                    result(
                            "no-trace",
                            new Outcome.Failed(List.of(Finding.of("r1 leaves <index> behind")
                                    .differing(List.of("expected: not there"))
                                    .cured("let the downgrade drop it")))),
                    result("data-up", Outcome.untested("no row in users"))),
            42);

    private final Path directory;

    ReportFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void summaryCountsRevisionsChecksTablesAndRows() {
        assertThat(REPORT.summary())
                .isEqualTo("1 revision on 1 database, 3 checks: 1 passed, 1 failed, 1 untested, 2 tables,"
                        + " 5 rows compared, 42 ms");
    }

    @Test
    void longTimesAreInSeconds() {
        assertThat(new VerificationReport("Shop", List.of(), 33_872).summary()).endsWith(", 33.9 s");
    }

    @Test
    void treeShowsEveryOutcome() {
        assertThat(REPORT.text().lines())
                .containsExactly(
                        "SQLite 3",
                        "  upgrade",
                        "    ✓ r1 create",
                        "  no trace",
                        "    ✗ r1 create",
                        "        r1 leaves <index> behind",
                        "          expected: not there",
                        "          what to do: let the downgrade drop it",
                        "  data up",
                        "    – r1 create (untested: no row in users)",
                        REPORT.summary());
    }

    @Test
    void jsonHoldsEveryResult() throws IOException {
        REPORT.writeTo(directory);

        Map<String, Object> document = JSON.std.mapFrom(Files.readString(directory.resolve("Shop_tests_.json")));
        assertThat(document).containsEntry("successful", false);
        assertThat((List<?>) document.get("results"))
                .extracting("outcome")
                .containsExactly("passed", "failed", "untested");
    }

    @Test
    void pageNeedsNothingElseAndEscapesText() throws IOException {
        Path page = REPORT.writeTo(directory);

        assertThat(Files.readString(page))
                .contains("<h1>Shop &lt;tests&gt;</h1>", "r1 leaves &lt;index&gt; behind", "class=\"untested\"")
                .doesNotContain("src=", "href=\"h", "@import", "url(h");
    }

    @Test
    void pageSaysWhyACheckIsUntestedAndWhatIsNotedOfOneThatPassed() throws IOException {
        NodeResult noted =
                result("data-up", new Outcome.Passed(Looked.rows(1, 1), List.of("its downgrade restores it")));
        new VerificationReport("Noted", List.of(noted), 1).writeTo(directory);

        assertThat(Files.readString(REPORT.writeTo(directory)))
                .contains("<span>no row in users</span>", "<li>SQLite 3, data-up, r1 create</li>")
                .doesNotContain("id=\"notes\"");
        assertThat(Files.readString(directory.resolve("Noted.html")))
                .contains("<dt>SQLite 3, data-up, r1 create</dt><dd>its downgrade restores it</dd>")
                .contains("Every check had something to look at.");
    }

    private static NodeResult result(String check, Outcome outcome) {
        return new NodeResult("SQLite 3", check, Optional.of("r1"), "r1 create", outcome, 1);
    }
}
