package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken histories, each with its mended twin, and sound ones that are hard enough to cause false alarms. */
class FaultCorpusTest {

    static Stream<FaultCase> cases() throws IOException, URISyntaxException {
        Path root = Path.of(FaultCorpusTest.class.getResource("/faults").toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().flatMap(FaultCase::of).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void brokenHistoryIsFoundAndSoundOneIsGreen(FaultCase fault) {
        List<Finding> findings = fault.verification().run().findings();
        String all = findings.stream().map(Finding::text).collect(Collectors.joining("\n"));

        if (fault.isBroken() && ExpectedHarm.whyNotYet(fault).isEmpty()) {
            assertThat(findings)
                    .as("%s: %s%nfound: %s", fault, fault.expectedFailure(), all)
                    .anyMatch(finding -> ExpectedHarm.isSaid(fault, finding));
        } else {
            assertThat(all).as("%s", fault).isEmpty();
        }
    }
}
