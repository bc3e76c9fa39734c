package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.Fault;
import dev.retort.junit.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten once is told once, with all checks that stumbled over it; each of them fails all the same. */
class SameFaultTest {

    @TempDir
    Path scripts;

    @BeforeEach
    void base() throws IOException {
        write(
                "r1",
                "none",
                "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));",
                "DROP TABLE users;");
    }

    @Test
    void forgottenIndex() throws IOException {
        write("r2", "r1", "CREATE INDEX ix_users_name ON users (name);", "SELECT 1;");

        VerificationReport report = run();

        Finding told = only(report);
        assertThat(told.headline()).startsWith("r2 does r2 [downgrade] leaves index ix_users_name of users behind");
        assertThat(told.seenBy()).hasSize(2);
        assertThat(told.seenBy().get(0)).startsWith("stairway, data round trip on SQLite ");
        assertThat(told.seenBy().get(1)).startsWith("no trace, stairway, data round trip on PostgreSQL ");
        assertThat(told.text()).contains("  also seen by: stairway, ");
        assertThat(report.of(Outcome.Failed.class)).hasSize(6);
        assertThat(report.summary()).contains("6 failed (1 fault)");
    }

    @Test
    void isToldOnceInTheText() throws IOException {
        write("r2", "r1", "CREATE INDEX ix_users_name ON users (name);", "SELECT 1;");

        String text = run().text();

        assertThat(text.lines().filter(line -> line.contains("what to do: "))).hasSize(1);
        assertThat(text.lines().filter(line -> line.contains("the same fault as in: no trace › r2 does r2 › SQLite ")))
                .hasSize(5);
    }

    @Test
    void forgottenTable() throws IOException {
        write("r2", "r1", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY);", "SELECT 1;");

        assertThat(only(run()).headline()).startsWith("r2 does r2 [downgrade] leaves table notes behind");
    }

    @Test
    void forgottenView() throws IOException {
        write("r2", "r1", "CREATE VIEW names AS SELECT name FROM users;", "SELECT 1;");

        assertThat(told(run())).first().satisfies(fault -> assertThat(fault.headline())
                .contains("leaves view names behind"));
    }

    @Test
    void forgottenRows() throws IOException {
        write("r2", "r1", "INSERT INTO users VALUES (99, 'robot');", "SELECT 1;");

        List<Finding> told = told(run());

        assertThat(told).extracting(Finding::headline).anyMatch(line -> line.contains("can't be run again"));
        assertThat(told.stream().filter(fault -> fault.headline().contains("can't be run again")))
                .hasSize(1);
    }

    @Test
    void failingDowngrade() throws IOException {
        write("r2", "r1", "ALTER TABLE users ADD COLUMN age INTEGER;", "ALTER TABLE users DROP COLUMN agee;");

        Finding told = only(run());

        assertThat(told.headline()).startsWith("r2 does r2 [downgrade] fails: ");
        assertThat(told.seenBy()).hasSize(2).allMatch(others -> others.contains("all down on "));
    }

    @Test
    void twoFaultsStayTwo() throws IOException {
        write("r2", "r1", "CREATE INDEX ix_users_name ON users (name);", "SELECT 1;");
        write("r3", "r2", "CREATE INDEX ix_users_both ON users (id, name);", "SELECT 1;");

        assertThat(told(run()))
                .extracting(Finding::headline)
                .hasSize(2)
                .anyMatch(line -> line.contains("ix_users_name"))
                .anyMatch(line -> line.contains("ix_users_both"));
    }

    private static Finding only(VerificationReport report) {
        assertThat(report.faults()).as(report.text()).hasSize(1);
        return report.faults().get(0).told();
    }

    private static List<Finding> told(VerificationReport report) {
        return report.faults().stream().map(Fault::told).toList();
    }

    private VerificationReport run() {
        return MigrationVerification.of("faults")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .scripts(scripts.toString())
                .rowsAt("r1", "users", row("id", 1, "name", "Ann"))
                .rowsAt("r2", "users", row("id", 2, "name", "Bob"))
                .run();
    }

    private void write(String id, String down, String upgrade, String downgrade) throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: does " + id + "\n\n-- upgrade\n"
                        + upgrade + "\n-- downgrade\n" + downgrade + "\n");
    }
}
