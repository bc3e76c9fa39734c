package dev.retort.junit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.VerificationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRunTest {

    private static final String TABLE = "CREATE TABLE t (id integer NOT NULL PRIMARY KEY);\n";

    private final Path scripts;

    ReadRunTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aMissingDowngradeIsNoFaultOfTheUpgrade(String database) throws IOException {
        Upgraded seen = seen(database, TABLE, "");

        assertThat(seen.up().succeeded()).isTrue();
        assertThat(trip(seen).down().failure().orElseThrow()).hasMessageContaining("has no downgrade");
        assertThat(trip(seen).up()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theSecondUpgradeThatFailsIsKnownFromTheFirst(String database) throws IOException {
        Upgraded seen = seen(database, TABLE, "\n-- downgrade\nALTER TABLE t RENAME TO u; CREATE TABLE t (n int);\n");

        assertThat(seen.up().succeeded()).isTrue();
        assertThat(trip(seen).down().succeeded()).isTrue();
        assertThat(trip(seen).lowered().orElseThrow().schema().objects()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(trip(seen).up().orElseThrow().failure().orElseThrow()).hasMessageContaining("already exists");
        assertThat(trip(seen).raised()).isEmpty();
    }

    @Test
    void whatIsSetForLaterSessionsHoldsForTheWayDown() throws IOException {
        String set =
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.release = ''7''', current_database()); END $$;\n";
        String needed =
                "DO $$ BEGIN IF current_setting('app.release', true) IS DISTINCT FROM '7' THEN RAISE 'an old session';"
                        + " END IF; EXECUTE format('ALTER DATABASE %I RESET app.release', current_database()); END $$;\n";
        Upgraded seen = seen("postgresql", set, "\n-- downgrade\n" + needed);

        assertThat(trip(seen).down().failure()).isEmpty();
        assertThat(trip(seen).raised()).isPresent();
    }

    private static RoundTrip trip(Upgraded seen) {
        return seen.roundTrip().orElseThrow();
    }

    private Upgraded seen(String database, String up, String down) throws IOException {
        Files.writeString(
                scripts.resolve("r0.sql"),
                "-- revision: r0\n-- down_revision: none\n-- message: step\n\n-- upgrade\n" + up + down);
        MigrationVerification verification = MigrationVerification.of("run")
                .scripts(scripts.toString())
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database));
        try (VerificationRun run = verification.open(SharedServers.SERVERS)) {
            DatabaseWalk walk = Objects.requireNonNull(run.walks().get(DatabaseRequest.parse(database)), database);
            return (Upgraded) walk.evidence("r0");
        }
    }
}
