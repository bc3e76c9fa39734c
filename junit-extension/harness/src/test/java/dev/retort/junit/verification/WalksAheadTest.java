package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.history.Setup;
import dev.retort.junit.verification.Place.CheckNode;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalksAheadTest {

    private final Path scripts;

    WalksAheadTest(@TempDir Path scripts) throws IOException {
        this.scripts = scripts;
        for (int i = 0; i < 4; i++) {
            Files.writeString(
                    scripts.resolve("r" + i + ".sql"),
                    "-- revision: r" + i + "\n-- down_revision: " + (i == 0 ? "none" : "r" + (i - 1))
                            + "\n-- message: step\n\n-- upgrade\nCREATE TABLE t" + i
                            + " (id integer NOT NULL PRIMARY KEY);"
                            + "\n\n-- downgrade\nDROP TABLE t" + i + ";\n");
        }
    }

    @Test
    void theOtherDatabaseIsWalkedMeanwhile() throws InterruptedException {
        try (VerificationRun run = verification().open(SharedServers.SERVERS)) {
            judgeOneOn("SQLite", run);
            DatabaseWalk other = walk(run, "postgresql");
            for (int i = 0; i < 6000 && other.seen("r3").isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(other.seen("r3")).isPresent();
            assertThat(walk(run, "sqlite").seen("r3")).isEmpty();
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void codeOfUsersIsCalledByWhoAsks() {
        MigrationVerification withSetup = verification()
                .setup(Setup.of(DatabaseKind.POSTGRESQL, Setup.When.EACH_CONNECTION, connection -> assertThat(
                                Thread.currentThread().getName())
                        .doesNotContain("retort walk")));
        try (VerificationRun run = withSetup.open(SharedServers.SERVERS)) {
            judgeOneOn("SQLite", run);
            assertThat(threads()).isEmpty();
            assertThat(walk(run, "postgresql").seen("r0")).isEmpty();
        }
    }

    private MigrationVerification verification() {
        return MigrationVerification.of("ahead")
                .scripts(scripts.toString())
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse("sqlite"), DatabaseRequest.parse("postgresql"));
    }

    private static DatabaseWalk walk(VerificationRun run, String database) {
        return Objects.requireNonNull(run.walks().get(DatabaseRequest.parse(database)), database);
    }

    private static void judgeOneOn(String product, VerificationRun run) {
        CheckNode node = run.places().stream()
                .filter(place -> place.name().startsWith(product))
                .flatMap(place -> place.checks().stream())
                .flatMap(group -> group.nodes().stream())
                .filter(any -> any.check().equals("upgrade"))
                .findFirst()
                .orElseThrow();
        node.run();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("retort walk"))
                .toList();
    }
}
