package dev.retort.example;

import static dev.retort.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.verification.MigrationVerification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A history with five faults, each of a kind that passes review every day, and what is said of each. */
class BrokenHistoryTest {

    private static VerificationReport report;

    @BeforeAll
    static void verify() {
        report = MigrationVerification.of("broken history")
                .scripts("classpath:broken")
                .rowsAt(
                        "b001",
                        "customers",
                        row("id", 1, "name", "Ada", "phone", "+44 1 234", "tier", "gold", "points", 7),
                        row("id", 2, "name", "Grace", "phone", "+1 555 0100", "tier", "silver", "points", 0))
                .run();
    }

    @Test
    void eachFaultIsFoundAndSaysWhatToDo() {
        assertThat(report.findings())
                .extracting(Finding::headline)
                .as(report.text())
                .isEmpty();
    }
}
