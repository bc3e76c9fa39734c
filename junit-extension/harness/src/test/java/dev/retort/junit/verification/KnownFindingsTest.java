package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a team knows of may stay, each with its reason and no longer than it happens. */
class KnownFindingsTest {

    private static final String LEFT = "r2 r2 [downgrade] leaves index ix of users behind";

    private final SmallHistory history;
    private final Path file;

    KnownFindingsTest(@TempDir Path scripts, @TempDir Path folder) {
        history = SmallHistory.in(scripts)
                .revision("r1", "none", "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE users;")
                .revision("r2", "r1", "CREATE INDEX ix ON users (id);", "SELECT 1;")
                .revision("r3", "r2", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY);", "DROP TABLE notes;");
        file = folder.resolve("known/known-findings.txt");
    }

    private MigrationVerification verification(String databases) {
        return history.verification(databases)
                .checks("no-trace", "stairway", "all-down")
                .knownFindings(file.toString());
    }

    private VerificationReport update(String databases) {
        return verification(databases).updateKnownFindings(true).run();
    }

    private void giveReasons() throws IOException {
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("(?m)^because:$", "because: ix is dropped by hand before a downgrade"));
    }

    private static List<String> reasons(VerificationReport report) {
        return report.untested().stream()
                .map(result -> ((Outcome.Untested) result.outcome()).reason())
                .toList();
    }

    @Test
    void theFirstFileIsWrittenWithAnEntryForEachFaultAndWithoutReasons() throws IOException {
        VerificationReport report = update("sqlite,postgresql");

        assertThat(report.findings()).isEmpty();
        assertThat(reasons(report)).anyMatch(reason -> reason.equals("1 finding written to " + file));
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        # Known findings: they were there when Retort came, and may stay for the reason that each gives.
                        # One that no longer happens fails, until it is removed from here.

                        check: no-trace
                        revision: r2
                        database: sqlite, postgresql
                        finding: r2 r2 [downgrade] leaves index ix of users behind
                        because:

                        check: stairway
                        revision: r2
                        database: sqlite
                        finding: r2 r2 [upgrade] can't be run again after its downgrade: index ix already exists
                        because:

                        check: stairway
                        revision: r2
                        database: postgresql
                        finding: r2 r2 [upgrade] can't be run again after its downgrade: relation "ix" already exists
                        because:
                        """);
        assertThatThrownBy(() -> verification("sqlite").run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("the file of known findings has 3 problems")
                .hasMessageContaining("an entry doesn't say why its finding may stay: " + LEFT)
                .hasMessageContaining(file + ":4");
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void whatIsKnownDoesntFailAndIsNeverGreen(String database) throws IOException {
        update(database);
        giveReasons();

        VerificationReport report = verification(database).run();

        assertThat(report.findings()).isEmpty();
        assertThat(reasons(report)).contains("a known finding: " + LEFT + ": ix is dropped by hand before a downgrade");
        assertThat(report.of(Outcome.Passed.class)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void whatIsNewFailsBesideIt(String database) throws IOException {
        update(database);
        giveReasons();
        history.revision("r2", "r1", "CREATE INDEX ix ON users (id); CREATE INDEX other ON users (id);", "SELECT 1;");

        assertThat(verification(database).checks("no-trace").run().findings())
                .extracting(Finding::headline)
                .anyMatch(line -> line.startsWith("r2 r2 [downgrade] leaves index other of users behind"))
                .noneMatch(line -> line.startsWith(LEFT));
    }

    @ParameterizedTest
    @MethodSource("dev.retort.junit.verification.SmallHistory#databases")
    void oneThatNoLongerHappensFailsUntilTheFileIsWrittenAnew(String database) throws IOException {
        update(database);
        giveReasons();
        history.revision("r2", "r1", "CREATE INDEX ix ON users (id);", "DROP INDEX ix;");

        assertThat(verification(database).run().findings())
                .extracting(Finding::text)
                .contains("a known finding no longer happens: " + LEFT + "\n  at: " + file + ":4\n"
                        + "  known because: ix is dropped by hand before a downgrade\n"
                        + "  what to do: remove the entry; retort.known-findings.update=true does so");
        update(database);
        assertThat(Files.readString(file)).doesNotContain("finding:");
        assertThat(verification(database).run().isSuccessful()).isTrue();
    }

    @Test
    void whatIsWrittenAnewKeepsReasonsAndWhatWasNotLookedAt() throws IOException {
        update("sqlite,postgresql");
        giveReasons();
        String before = Files.readString(file);

        assertThat(update("sqlite").isSuccessful()).isTrue();
        assertThat(Files.readString(file)).isEqualTo(before);
        verification("postgresql")
                .checks("no-trace")
                .revisions("r3")
                .updateKnownFindings(true)
                .run();
        assertThat(Files.readString(file)).isEqualTo(before);

        history.revision("r2", "r1", "CREATE INDEX ix ON users (id);", "DROP INDEX ix;");
        update("sqlite");
        assertThat(Files.readString(file))
                .contains("database: postgresql\n", "because: ix is dropped by hand")
                .doesNotContain("sqlite");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "check: no-trase  | no check is called 'no-trase'   | did you mean 'no-trace'?",
                "revision: r22    | no revision has the id 'r22'    | did you mean 'r2'?",
                "database: sqlit  | 'sqlit' does not name a database | did you mean 'sqlite'?",
                "databse: sqlite  | unknown line 'databse: sqlite'  | did you mean 'database'?",
                "check: no-trace  | there is a second 'check:' in one entry | put an empty line between two entries",
                "what it is       | unknown line 'what it is'       | write check:, revision:, database:",
            })
    void aSlipIsToldWithItsLine(String line, String said, String cure) throws IOException {
        Files.createDirectories(file.getParent());
        String entry = "check: no-trace\nrevision: r2\ndatabase: sqlite\nfinding: " + LEFT + "\nbecause: known\n";
        String name = line.split(":", 2)[0];
        String slipped = name.equals("check") && line.contains("trace")
                ? entry + line + "\n"
                : entry.contains(name + ":") ? entry.replaceFirst("(?m)^" + name + ":.*$", line) : entry + line + "\n";
        Files.writeString(file, "# ours\n\n" + slipped);

        assertThatThrownBy(() -> verification("sqlite").run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("the file of known findings has a problem")
                .hasMessageContaining(said)
                .hasMessageContaining("at: " + file + ":")
                .hasMessageContaining(cure);
    }

    @Test
    void aFileThatIsNotThereIsToldWithHowToWriteIt() {
        assertThatThrownBy(() -> verification("sqlite").run())
                .isInstanceOf(RetortException.class)
                .hasMessageContaining("there is no file of known findings '" + file + "'")
                .hasMessageContaining("run once with retort.known-findings.update=true");
    }
}
