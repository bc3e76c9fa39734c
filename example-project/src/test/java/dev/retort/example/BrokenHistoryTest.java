package dev.retort.example;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.verification.MigrationVerification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an index is left behind | b002 find customers by name [downgrade] leaves index ix_customers_phone of customers behind | let the downgrade drop index ix_customers_phone of customers
                    values are lost         | b003 call the phone a telephone [upgrade] loses customers.phone in 2 of 2 rows  | keep what the downgrade needs to restore it
                    a default is forgotten  | b004 points move to a table of their own [downgrade] brings column customers.points back nullable instead of NOT NULL, with default none instead of 0 | let the downgrade
                    two values become one   | b005 one tier for all who pay [upgrade] changes customers.tier in 1 of 2 rows | keep the values where the downgrade can restore them
                    a downgrade fails       | b006 remember who called whom [downgrade] fails                                             | calls
                    """)
    void eachFaultIsFoundOnBothDatabasesAndSaysWhatToDo(String fault, String headline, String cure) {
        for (String database : new String[] {"(SQLite", "(PostgreSQL"}) {
            assertThat(report.findings())
                    .as("%s on %s:%n%s", fault, database, report.text())
                    .anySatisfy(finding -> {
                        assertThat(finding.headline()).startsWith(headline).contains(database);
                        assertThat(finding.cure())
                                .hasValueSatisfying(text -> assertThat(text).contains(cure));
                        assertThat(finding.place()).isPresent();
                        assertThat(finding.blame()).isNotEmpty();
                    });
        }
    }

    @Test
    void theSoundRevisionIsNotBlamed() {
        assertThat(report.findings()).extracting(Finding::headline).noneMatch(line -> line.startsWith("b001"));
    }
}
