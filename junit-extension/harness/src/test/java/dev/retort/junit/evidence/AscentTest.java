package dev.retort.junit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.verification.MigrationVerification;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AscentTest {

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatARoundTripLosesIsThereAgainForTheNextRevision(String database) {
        LossyRevision.takeUpgrades();

        VerificationReport report = verify(database, "data-round-trip");

        assertThat(report.findings()).hasSize(4).allSatisfy(finding -> assertThat(finding.headline())
                .contains("loses 1 of 5 rows of notes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void noUpgradeIsRepeatedMoreThanOnceForThat(String database) {
        LossyRevision.takeUpgrades();

        verify(database, "stairway");

        // up and up again, and once more for the database of the next revision, which the last one needn't make
        assertThat(LossyRevision.takeUpgrades())
                .isEqualTo(Map.of("notes", 2, "first", 3, "second", 3, "third", 3, "last", 2));
    }

    private static VerificationReport verify(String database, String check) {
        MigrationVerification verification = MigrationVerification.of("ascent")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .checks(check);
        LossyRevision.ALL.forEach(verification::migrations);
        return verification.run();
    }
}
