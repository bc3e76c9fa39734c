package dev.retort.junit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSummaryTest {

    private static final int ONE_SCREEN = 40;

    private static Finding finding(String harm) {
        return Finding.of("4f2c add phone [downgrade] " + harm + " (SQLite 3.50)")
                .at(Optional.of("db/versions/4f2c.sql:12"))
                .blaming(List.of("upgrade (4f2c.sql:6): CREATE INDEX ix", "upgrade (4f2c.sql:7): CREATE INDEX iy"))
                .differing(List.of("expected: not there"))
                .showing(List.of("id=1: name was 'Ada'", "id=2: name was 'Grace'"))
                .cured("let the downgrade drop it: DROP INDEX ix")
                .repeatedBy(Optional.of("mvn test -Dtest=ShopTest"));
    }

    private static NodeResult result(String check, Outcome outcome) {
        return new NodeResult("SQLite 3.50", check, Optional.of("4f2c"), "4f2c add phone", outcome, 3);
    }

    private static String visible(String markdown) {
        return markdown.replaceAll("(?s)<details>.*?</details>", "<details>");
    }

    @Test
    void brokenChangeSaysWhatToDo() {
        VerificationReport report = new VerificationReport(
                "ShopTest",
                List.of(
                        result("no-trace", new Outcome.Failed(List.of(finding("leaves index ix behind")))),
                        result("data-up", Outcome.untested("no row in users"))),
                42);

        assertThat(report.markdown())
                .isEqualTo(
                        """
                        <!-- retort ShopTest -->
                        ### ❌ ShopTest: 1 fault

                        1 revision on 1 database, 2 checks: 0 passed, 1 failed, 1 untested, 0 tables, 0 rows compared, 42 ms

                        **1. 4f2c add phone \\[downgrade\\] leaves index ix behind \\(SQLite 3.50\\)**

                        - at `db/versions/4f2c.sql:12`
                        - to blame: `upgrade (4f2c.sql:6): CREATE INDEX ix`
                        - **what to do:** let the downgrade drop it: DROP INDEX ix

                        ```text
                        id=1: name was 'Ada'
                        id=2: name was 'Grace'
                        ```

                        <details><summary>more</summary>

                        ```text
                        to blame: upgrade (4f2c.sql:7): CREATE INDEX iy
                        expected: not there
                        run it again: mvn test -Dtest=ShopTest
                        ```

                        </details>

                        <details><summary>1 check proved nothing</summary>

                        - no row in users (SQLite 3.50, data\\-up, 4f2c add phone)

                        </details>
                        """);
    }

    @Test
    void pathsAreThoseOfTheProject() {
        String file = Path.of("db", "versions", "4f2c.sql").toAbsolutePath().toString();
        Finding there = finding("leaves index ix behind").at(Optional.of(file + ":12"));

        assertThat(new VerificationReport(
                                "ShopTest", List.of(result("no-trace", new Outcome.Failed(List.of(there)))), 42)
                        .markdown())
                .contains("- at `db/versions/4f2c.sql:12`");
    }

    @Test
    void healthyChangeSaysThatThereIsNothingToDoOrWhatProvedNothing() {
        NodeResult passed = result("upgrade", Outcome.passed(Looked.at("2 tables")));

        assertThat(new VerificationReport("ShopTest", List.of(passed), 42).markdown())
                .contains("### ✅ ShopTest: no faults")
                .endsWith("\nNothing to do.\n");
        assertThat(new VerificationReport(
                                "ShopTest", List.of(passed, result("data-up", Outcome.untested("no row in users"))), 42)
                        .markdown())
                .contains("Nothing is wrong. 1 check proved nothing; give each what it needs")
                .endsWith("- no row in users (SQLite 3.50, data\\-up, 4f2c add phone)\n");
    }

    @Test
    void manyFaultsAndGapsStayOnOneScreenAndAreCounted() {
        List<NodeResult> results = new ArrayList<>();
        IntStream.range(0, 30)
                .forEach(i -> results.add(
                        result("no-trace", new Outcome.Failed(List.of(finding("leaves index ix" + i + " behind"))))));
        IntStream.range(0, 20).forEach(i -> results.add(result("data-up", Outcome.untested("no row in t" + i))));
        String markdown = new VerificationReport("ShopTest", results, 42).markdown();

        assertThat(visible(markdown).lines().filter(line -> !line.isBlank()).count())
                .isLessThanOrEqualTo(ONE_SCREEN);
        assertThat(markdown)
                .contains("30 faults", "**… and 27 more**, see the report `ShopTest.html`.")
                .contains("20 checks proved nothing", "… and 15 more reasons");
    }

    @Test
    void howeverMuchIsFoundItFitsIntoACommentOfGitHub() {
        List<String> lines = Collections.nCopies(500, "@team <!-- x -->".repeat(500));
        String line = lines.get(0);
        Finding huge = Finding.of(line)
                .at(Optional.of(line))
                .blaming(lines)
                .differing(lines)
                .showing(lines)
                .cured(line);
        List<NodeResult> results = new ArrayList<>();
        IntStream.range(0, 30)
                .forEach(i -> results.add(result("no-trace", new Outcome.Failed(List.of(huge.about("fault " + i))))));
        IntStream.range(0, 30).forEach(i -> results.add(result("data-up", Outcome.untested(i + line))));
        String markdown = new VerificationReport("ShopTest", results, 42).markdown();

        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(visible(markdown).lines().filter(each -> !each.isBlank()).count())
                .isLessThanOrEqualTo(ONE_SCREEN);
        assertThat(markdown).contains("more lines, see the report `ShopTest.html`", "**… and 27 more**");
    }

    @Test
    void nothingOfATextIsTakenForMarkup() {
        String nasty = "# <b>`a|b`</b> *x* [l](http://e.org) @team &amp; ~~s~~ <!-- c --> www.e.org";
        Finding finding = Finding.of(nasty)
                .at(Optional.of("a`b``c.sql"))
                .showing(List.of("```", "</details>", "~~~\n# heading"))
                .cured(nasty);
        String markdown = new VerificationReport(
                        "Shop --> <x>", List.of(result("no-trace", new Outcome.Failed(List.of(finding)))), 42)
                .markdown();

        assertThat(markdown.lines().findFirst()).contains("<!-- retort Shop_x_ -->");
        assertThat(markdown)
                .contains("**1. \\# &lt;b&gt;\\`a\\|b\\`&lt;/b&gt; \\*x\\* \\[l\\]\\(http:<!-- -->//e.org\\) @<!--"
                        + " -->team &amp;amp; \\~\\~s\\~\\~ &lt;\\!\\-\\- c \\-\\-&gt; www<!-- -->.e.org**")
                .contains("- at ```a`b``c.sql```")
                .contains("````text\n```\n</details>\n~~~\n# heading\n````");
    }

    @Test
    void summaryIsAppendedAndWrittenBesideThePage(@TempDir Path directory) throws IOException {
        VerificationReport report = new VerificationReport("Shop <tests>", List.of(), 42);
        Path summary = directory.resolve("summary.md");
        Files.writeString(summary, "before\n");

        report.appendTo(summary);
        report.writeTo(directory);

        assertThat(Files.readString(summary)).isEqualTo("before\n" + report.markdown() + "\n");
        assertThat(Files.readString(directory.resolve("Shop_tests_.md"))).isEqualTo(report.markdown());
    }
}
