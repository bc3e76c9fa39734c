package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of an old history only the later revisions are judged, and what that leaves out is said. */
class SinceTest {

    private final SmallHistory history;

    SinceTest(@TempDir Path scripts) {
        history = SmallHistory.in(scripts)
                .revision("r1", "none", "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);", "SELECT 1;")
                .revision("r2", "r1", "CREATE INDEX ix ON users (id);", "SELECT 1;")
                .revision("r3", "r2", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE notes;")
                .revision("r4", "r3", "CREATE INDEX iy ON notes (id);", "SELECT 1;");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void olderRevisionsAreUpgradedAndNothingElseIsToldOfThem(String database) {
        VerificationReport report = history.verification(database).since("r3").run();

        assertThat(report.findings())
                .extracting(Finding::headline)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("r4 ") || line.startsWith("back at r2 index iy"));
        assertThat(report.untested())
                .filteredOn(result -> result.check().equals("since"))
                .extracting(NodeResult::outcome)
                .containsExactly(
                        Outcome.untested("2 revisions before r3 are only upgraded: whether they come down, lose rows"
                                + " or leave something isn't judged"));
        assertThat(report.results())
                .filteredOn(result -> result.revision().equals(Optional.of("r1")))
                .extracting(NodeResult::check)
                .containsExactly("upgrade");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void theWayDownEndsAboveThem(String database) {
        history.revision("r4", "r3", "CREATE INDEX iy ON notes (id);", "DROP INDEX iy;");

        VerificationReport report =
                history.verification(database).since("r3").checks("all-down").run();

        assertThat(report.isSuccessful()).isTrue();
        assertThat(report.of(Outcome.Passed.class))
                .extracting(result -> result.outcome().toString())
                .singleElement()
                .asString()
                .contains("down to r2 r2, which is older than what is judged, and up again, 8 steps");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void anUpgradeOfAnOlderRevisionThatFailsIsTold(String database) {
        history.revision("r2", "r1", "CREATE INDEX ix ON nothing (id);", "SELECT 1;");

        assertThat(history.verification(database).since("r3").run().findings())
                .extracting(Finding::headline)
                .anyMatch(line -> line.startsWith("r2 r2 [upgrade] fails"));
    }

    @Test
    void aBranchThatIsNoPartOfWhatIsBelowIsJudged() {
        history.revision("b1", "r1", "CREATE INDEX ib ON users (id);", "SELECT 1;");

        assertThat(history.verification("sqlite")
                        .heads(2)
                        .since("r3")
                        .checks("no-trace")
                        .run()
                        .findings())
                .extracting(Finding::headline)
                .extracting(line -> line.substring(0, 2))
                .containsExactlyInAnyOrder("b1", "r4");
    }

    @Test
    void aRevisionThatIsNotThereIsRefused() {
        for (List<String> slip : List.of(
                List.of("r33", "since names the revision 'r33', which isn't there", "did you mean 'r3'?"),
                List.of("r", "since names 'r', the start of 4 revisions", "name the first revision"))) {
            assertThatThrownBy(() ->
                            history.verification("sqlite").since(slip.get(0)).run())
                    .isInstanceOf(RetortException.class)
                    .hasMessageContaining(slip.get(1))
                    .hasMessageContaining(slip.get(2));
        }
    }
}
