package dev.retort.junit.mutation;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.verification.FaultCase;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many mutants of healthy histories the checks find without any rows given by hand. The floors are what was measured; who
 * makes the score rise raises them. Each night; in the day {@link MutationSampleTest} takes a few.
 */
class MutationScoreTest {

    /** As many as are asked for; each is a history on each database. */
    private static final int HISTORIES = Integer.getInteger("retort.mutation.histories", 100);

    /** The seed of the first generated history. */
    private static final int FIRST = Integer.getInteger("retort.mutation.first", 1);

    private static final int EACH_HISTORY = Integer.getInteger("retort.mutation.each", 12);

    private final Path folder;

    MutationScoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void mutantsOfHealthyCases() throws IOException, URISyntaxException {
        Figures figures = new Figures("faults");
        for (FaultCase healthy : healthy()) {
            figures.add(
                    healthy.toString(),
                    MutationRun.of(healthy.withItsOwnEnd()).limit(EACH_HISTORY).run());
        }
        figures.hold();
    }

    static List<FaultCase> healthy() throws IOException, URISyntaxException {
        Path root = Path.of(FaultCase.class.getResource("/faults").toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted()
                    .filter(case_ -> case_.getFileName().toString().endsWith("-fixed")
                            || case_.getFileName().toString().startsWith("hc-"))
                    .flatMap(FaultCase::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void mutantsOfGeneratedHistories(DatabaseKind database) throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("retort.mutation.databases", database.id()).contains(database.id()));
        Figures figures = new Figures("generated." + database.id());
        for (int seed = FIRST; seed < FIRST + HISTORIES; seed++) {
            Path history = Files.createDirectory(folder.resolve("h" + seed));
            RandomHistory.write(history, seed, database);
            Path squashed = Files.createDirectory(folder.resolve("s" + seed));
            RandomHistory.writeSquashed(squashed, seed, database);
            MigrationVerification verification = MigrationVerification.of("generated " + seed)
                    .servers(SharedServers.SERVERS)
                    .databases(DatabaseRequest.of(database))
                    .scripts(history.toString())
                    .squashed(squashed.toString());
            figures.add(
                    "history " + seed,
                    MutationRun.of(verification).limit(EACH_HISTORY).seed(seed).run());
        }
        figures.hold();
    }
}
