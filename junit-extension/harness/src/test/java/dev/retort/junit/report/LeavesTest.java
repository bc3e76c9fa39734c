package dev.retort.junit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many leaves of a kind are one line, in the text, on the page and in the JSON; what differs has a line of its own. */
class LeavesTest {

    private static final VerificationReport LONG = new VerificationReport("Long", results(200), 1);

    @Test
    void twoHundredRevisionsAreAFewLines() {
        assertThat(LONG.text().lines())
                .containsExactly(
                        "SQLite 3",
                        "  ✓ upgrade: 200 revisions",
                        "  data up",
                        "    – 179 revisions (untested: no row in the tables that they touch; add @RowsAt:"
                                + " t2 at r1; t3 at r2; t4 at r3; and 176 more)",
                        "    – r20 does 20 (untested: irreversible: it is old)",
                        "    – r120 does 120 (untested: irreversible: it is old)",
                        "    ✓ 19 revisions",
                        LONG.summary());
    }

    @Test
    void fewHaveALineEach() {
        assertThat(new VerificationReport("Short", results(2), 1).text().lines())
                .contains("    ✓ r1 does 1", "    ✓ r2 does 2")
                .contains("    – r2 does 2 (untested: no row in t2 at r1; add @RowsAt(\"r1\"))");
    }

    @Test
    void pageAndJsonSayAReasonOnce(@TempDir Path directory) throws IOException {
        String page = Files.readString(LONG.writeTo(directory));

        assertThat(page)
                .contains("<span class=\"number\">179</span><span>no row in the tables that they touch; add @RowsAt:"
                        + " t2 at r1; ")
                .contains("t200 at r199</span>");
        Map<String, Object> document = JSON.std.mapFrom(Files.readString(directory.resolve("Long.json")));
        assertThat((List<?>) document.get("untested")).extracting("count").containsExactly(179, 2);
        assertThat((List<?>) document.get("results")).hasSize(400);
    }

    private static List<NodeResult> results(int revisions) {
        List<NodeResult> results = new ArrayList<>();
        for (int i = 1; i <= revisions; i++) {
            results.add(result("upgrade", i, Outcome.passed(Looked.at("1 statement"))));
        }
        for (int i = 1; i <= revisions; i++) {
            results.add(result("data-up", i, dataUp(i)));
        }
        return results;
    }

    private static Outcome dataUp(int i) {
        if (i % 100 == 20) {
            return Outcome.untested("irreversible: it is old");
        }
        String table = "t" + i + " at r" + (i - 1);
        return i % 11 == 1
                ? Outcome.passed(Looked.rows(1, 1))
                : Outcome.untested(
                        "no row in " + table + "; add @RowsAt(\"r" + (i - 1) + "\")",
                        new Outcome.Kind("no row in the tables that they touch; add @RowsAt", table));
    }

    private static NodeResult result(String check, int i, Outcome outcome) {
        return new NodeResult("SQLite 3", check, Optional.of("r" + i), "r" + i + " does " + i, outcome, 1);
    }
}
