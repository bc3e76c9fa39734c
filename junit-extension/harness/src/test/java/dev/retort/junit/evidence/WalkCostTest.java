package dev.retort.junit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.history.History;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.VerificationRun;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a walk asks of a database, counted in statements, which no other work on the machine changes. */
class WalkCostTest {

    private final Path folder;

    WalkCostTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Its three steps, what the engine notes, and three reads. */
    @ParameterizedTest
    @CsvSource({"SQLITE, 118", "POSTGRESQL, 92"})
    void eachRevisionTakesAFewStatementsWhereverItIs(DatabaseKind kind, int most) throws IOException {
        int few = walked(kind, 6, 0, false).size();
        int twice = walked(kind, 12, 0, false).size();
        int fourTimes = walked(kind, 24, 0, false).size();

        assertThat((twice - few) / 6).as("statements for each revision").isBetween(10, most);
        assertThat(fourTimes - twice)
                .as("statements for 12 revisions more, of which %s for the 6 before", twice - few)
                .isLessThan((twice - few) * 21 / 10);
    }

    /** With rows, which are generated and read on a way of their own. */
    @ParameterizedTest
    @CsvSource({"SQLITE, 360", "POSTGRESQL, 280"})
    void generatedRowsTakeAFewTimesAsMany(DatabaseKind kind, int most) throws IOException {
        int few = walked(kind, 3, 0, true).size();
        int more = walked(kind, 9, 0, true).size();

        assertThat((more - few) / 6).as("statements for each revision").isBetween(50, most);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void tablesThatNobodyTouchesAndThatAreEmptyCostNothing(DatabaseKind kind) throws IOException {
        int none = walked(kind, 6, 1, false).size();
        int many = walked(kind, 6, 101, false).size();

        int made = kind == DatabaseKind.SQLITE ? 100 * 7 : 100 * 4;
        assertThat(many - none)
                .as("statements for 100 tables more, which are made three times and read at first")
                .isLessThan(made);
    }

    /** A text that differs each time is parsed and planned each time. */
    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRESQL"})
    void aWalkAsksTheSameQuestionsAgain(DatabaseKind kind) throws IOException {
        Map<String, Long> texts = walked(kind, 24, 0, false).stream()
                .filter(sql -> !sql.contains("retort_") && !sql.matches("(?is).*t[0-9]+.*"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(texts).hasSizeLessThan(60);
    }

    private List<String> walked(DatabaseKind kind, int revisions, int untouched, boolean rows) throws IOException {
        Path scripts = Files.createTempDirectory(folder, "scripts");
        for (int i = 0; i < revisions; i++) {
            Files.writeString(scripts.resolve("r" + i + ".sql"), script(i, untouched));
        }
        MigrationVerification verification = MigrationVerification.of("cost")
                .scripts(scripts.toString())
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.of(kind));
        try (VerificationRun run = verification.open(SharedServers.SERVERS)) {
            History history = Objects.requireNonNull(run.walks().get(DatabaseRequest.of(kind)))
                    .history();
            Provision provision = SharedServers.SERVERS.provide(DatabaseRequest.of(kind));
            CountingServer server = new CountingServer(((Provision.Ready) provision).server());
            try (DatabaseWalk walk = new DatabaseWalk(server, history, settings(rows))) {
                history.inOrder().forEach(script -> assertThat(
                                walk.evidence(script.revision().id()))
                        .isInstanceOf(RevisionEvidence.Upgraded.class));
                return server.take();
            }
        }
    }

    private static WalkSettings settings(boolean rows) {
        return new WalkSettings(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                any -> true,
                WitnessMode.OFF,
                any -> false,
                false,
                rows
                        ? new RowSettings(true, RowSettings.SEED, RowSettings.TRIES, Map.of(), "cost", Optional.empty())
                        : RowSettings.NONE,
                WalkCostTest.class.getClassLoader(),
                false,
                Optional.empty());
    }

    /** A table, an index on it, a column more; the first one makes tables that no other touches. */
    private static String script(int number, int untouched) {
        StringBuilder up = new StringBuilder();
        StringBuilder down = new StringBuilder();
        for (int i = 0; number == 0 && i < untouched; i++) {
            up.append("CREATE TABLE t9").append(i).append(" (id integer NOT NULL PRIMARY KEY, name varchar(80));\n");
            down.append("DROP TABLE t9").append(i).append(";\n");
        }
        String table = "t" + number / 3;
        switch (number % 3) {
            case 0 -> {
                up.append("CREATE TABLE " + table + " (id integer NOT NULL PRIMARY KEY, name varchar(80) NOT NULL);");
                down.append("DROP TABLE " + table + ";");
            }
            case 1 -> {
                up.append("CREATE INDEX ix_" + table + " ON " + table + " (name);");
                down.append("DROP INDEX ix_" + table + ";");
            }
            default -> {
                up.append("ALTER TABLE " + table + " ADD COLUMN points integer DEFAULT 0 NOT NULL;");
                down.append("ALTER TABLE " + table + " DROP COLUMN points;");
            }
        }
        return "-- revision: r" + number + "\n-- down_revision: " + (number == 0 ? "none" : "r" + (number - 1))
                + "\n-- message: step\n\n-- upgrade\n" + up + "\n\n-- downgrade\n" + down + "\n";
    }
}
