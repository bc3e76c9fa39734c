package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.junit.declared.Skip;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.report.VerificationReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check may fail until a date, with a reason, and no longer than it has to. */
class SkipTest {

    private static final String FAR = "9999-12-31";

    private final SmallHistory history;

    SkipTest(@TempDir Path scripts) {
        history = SmallHistory.in(scripts)
                .revision("r1", "none", "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE users;")
                .revision("r2", "r1", "CREATE INDEX ix ON users (id);", "SELECT 1;");
    }

    private MigrationVerification verification() {
        return history.verification("sqlite").checks("no-trace");
    }

    @Test
    void whatFailsIsUntestedUntilTheDateAndFailsAfterIt() {
        VerificationReport report = verification()
                .skip(Skip.of("no-trace", "r2", FAR, "it is mended in May"))
                .run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.untested())
                .extracting(result -> result.outcome().toString())
                .anyMatch(text -> text.contains("skipped until 9999-12-31: it is mended in May"));
        assertThat(verification()
                        .skip(Skip.of("no-trace", "r2", "2020-01-01", "it is mended in May"))
                        .run()
                        .findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains(
                        "[downgrade] leaves index ix of users behind",
                        "the skip of no-trace at r2 ended on 2020-01-01: it is mended in May");
    }

    @Test
    void whatPassesNeedsNone() {
        assertThat(verification()
                        .skip(Skip.of("no-trace", "r1", FAR, "we thought so"))
                        .run()
                        .findings())
                .extracting(Finding::headline)
                .anyMatch(line -> line.equals("the skip of no-trace at r1 isn't needed: the check passes"));
    }

    @Test
    void namesWhatIsThereAndSaysWhyAndUntilWhen() {
        assertThat(verification()
                        .skip(Skip.of("no-trase", "r2", FAR, "a slip"))
                        .run()
                        .findings())
                .extracting(Finding::text)
                .anyMatch(text -> text.startsWith("a skip names the check 'no-trase', which isn't there")
                        && text.contains("did you mean 'no-trace'?"));
        assertThat(verification()
                        .skip(Skip.of("no-trace", "r9", FAR, "a slip"))
                        .run()
                        .findings())
                .extracting(Finding::headline)
                .contains("a skip names the revision 'r9', which isn't there");
        assertThatThrownBy(() -> Skip.of("no-trace", "r2", "soon", "a slip"))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("a skip doesn't say until when");
        assertThatThrownBy(() -> Skip.of("no-trace", "r2", FAR, " "))
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("a skip doesn't say why");
    }
}
