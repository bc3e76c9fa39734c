package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken histories, each with its mended twin, and sound ones that are hard enough to cause false alarms. Two at a time where
 * the build allows it, as a project's test classes may run too.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultCorpusTest {

    private static final int PARTS = 4;

    static Stream<FaultCase> cases() throws IOException, URISyntaxException {
        Path root = Path.of(FaultCorpusTest.class.getResource("/faults").toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().flatMap(FaultCase::of).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void brokenHistoryIsFoundAndSoundOneIsGreen(FaultCase fault) {
        List<Finding> findings = fault.verification()
                .generatedRows(isWithGeneratedRows(fault))
                .run()
                .findings();
        String all = findings.stream().map(Finding::text).collect(Collectors.joining("\n"));

        if (fault.isBroken() && ExpectedHarm.whyNotYet(fault).isEmpty()) {
            assertThat(findings)
                    .as("%s: %s%nfound: %s", fault, fault.expectedFailure(), all)
                    .anyMatch(finding -> ExpectedHarm.isSaid(fault, finding));
        } else {
            assertThat(all).as("%s", fault).isEmpty();
        }
    }

    /**
     * To the given rows others are generated, which takes twice the time: in a fourth of the cases, each day another; in all of
     * them with {@code -Dretort.cases=all}, as every night. A case and its mended twin are of one fourth.
     */
    private static boolean isWithGeneratedRows(FaultCase fault) {
        boolean all = System.getProperty("retort.cases", "part").equals("all");
        int number = Math.floorMod(fault.name().replace("-fixed", "").hashCode(), PARTS);
        return all || number == LocalDate.now(ZoneOffset.UTC).getDayOfYear() % PARTS;
    }
}
