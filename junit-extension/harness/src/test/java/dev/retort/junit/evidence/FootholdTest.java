package dev.retort.junit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.Place;
import dev.retort.junit.verification.VerificationRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootholdTest {

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theSameIsFoundThoughNothingBelowRunsAgain(String database) {
        MigrationVerification verification = MigrationVerification.of("foothold")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .checks("data-round-trip", "all-down");
        LossyRevision.ALL.forEach(verification::migrations);
        try (VerificationRun run = verification.open(SharedServers.SERVERS)) {
            DatabaseWalk walk = Objects.requireNonNull(run.walks().get(DatabaseRequest.parse(database)), database);
            try (Foothold foothold = walk.footholdBefore("l3").orElseThrow()) {
                LossyRevision.takeUpgrades();
                try (VerificationRun other = verification.open(
                        SharedServers.SERVERS,
                        DatabaseRequest.parse(database),
                        () -> walk.history().catalog(),
                        java.util.Set.of("l3"),
                        Optional.of(foothold))) {
                    assertThat(findings(other))
                            .extracting(Finding::headline)
                            .singleElement()
                            .asString()
                            .contains("l3 third [downgrade] loses 1 of 5 rows of notes");
                    assertThat(LossyRevision.takeUpgrades()).containsOnlyKeys("third", "last");
                }
            }
        }
    }

    private static List<Finding> findings(VerificationRun run) {
        return run.places().stream()
                .flatMap(place -> place.checks().stream())
                .flatMap(group -> group.nodes().stream())
                .map(Place.CheckNode::run)
                .flatMap(result ->
                        result.outcome() instanceof Outcome.Failed failed ? failed.findings().stream() : Stream.empty())
                .toList();
    }
}
