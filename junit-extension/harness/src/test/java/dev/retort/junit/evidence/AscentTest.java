package dev.retort.junit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.script.ScriptOrigin;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void noUpgradeIsRepeatedMoreThanOnceForThat() {
        LossyRevision.takeUpgrades();

        verify("sqlite", "stairway");

        // up and up again, and once more for the database of the next revision, which the last one needn't make
        assertThat(LossyRevision.takeUpgrades())
                .isEqualTo(Map.of("notes", 2, "first", 3, "second", 3, "third", 3, "last", 2));
    }

    /** A copy costs as much as some steps there, so that up to seven are repeated in place of one. */
    @Test
    void noUpgradeIsRepeatedManyTimesOnPostgresql() {
        LossyRevision.takeUpgrades();
        List<RevisionScript> all =
                IntStream.range(0, 20).<RevisionScript>mapToObj(Lossy::new).toList();

        MigrationVerification.of("ascent")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse("postgresql"))
                .checks("stairway")
                .scripts(ScriptCatalog.of(all))
                .run();

        assertThat(LossyRevision.takeUpgrades())
                .hasSize(20)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(2 + 8));
    }

    /** Each loses a row on its way back. */
    private record Lossy(int number) implements RevisionScript {

        @Override
        public Revision revision() {
            List<String> parents = number == 0 ? List.of() : List.of("m" + (number - 1));
            return new Revision("m" + number, parents, List.of(), Set.of(), "lossy", Optional.empty());
        }

        @Override
        public ScriptOrigin origin() {
            return new ScriptOrigin("m" + number, Optional.empty());
        }

        @Override
        public Checksum checksum(DatabaseKind database) {
            return new Checksum("number", String.valueOf(number));
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public Optional<String> irreversible() {
            return number == 0 ? Optional.of("the others need rows") : Optional.empty();
        }

        @Override
        public boolean hasDowngrade() {
            return number > 0;
        }

        @Override
        public void run(Direction direction, Operations op) {
            if (direction == Direction.DOWNGRADE) {
                op.execute("DELETE FROM notes WHERE id = (SELECT min(id) FROM notes)");
                return;
            }
            LossyRevision.count("m" + number);
            if (number == 0) {
                op.execute("CREATE TABLE notes (id integer NOT NULL PRIMARY KEY)");
                op.execute("INSERT INTO notes SELECT generate_series(1, 100)");
            }
        }
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
