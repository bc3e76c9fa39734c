package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus without the rows that somebody put in by hand: what generated rows find by themselves. */
class FaultsWithoutRowsTest {

    /** What can't be told from a sound history without its rows. */
    private static final Map<String, String> MISSED = Map.of(
            "ud-down-narrow",
            "a downgrade to a shorter type refuses longer values, as the one of hc-collation does, which is sound");

    /**
     * Sound with the rows that are given for them, and with the statement that in a broken history fails on others: without
     * rows nobody can tell them apart.
     */
    private static final Set<String> SOUND_WITH_THEIR_ROWS = Set.of(
            "hc-floats-blobs",
            "hc-odd-indexes",
            "rw-check-fixed",
            "rw-index-unique-fixed",
            "xd-type-noop",
            "xd-type-noop-fixed");

    static Stream<FaultCase> cases() throws IOException, URISyntaxException {
        return FaultCorpusTest.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void generatedRowsFindTheFaultAndAccuseNobodyElse(FaultCase fault) {
        List<Finding> findings = fault.withoutRows().run().findings();
        String all = findings.stream().map(Finding::text).collect(Collectors.joining("\n"));

        if (fault.isBroken() && ExpectedHarm.whyNotYet(fault).isEmpty() && !MISSED.containsKey(fault.name())) {
            assertThat(findings)
                    .as("%s: %s%nfound: %s", fault, fault.expectedFailure(), all)
                    .anyMatch(finding -> ExpectedHarm.isSaid(fault, finding, true));
        } else if (SOUND_WITH_THEIR_ROWS.contains(fault.name())) {
            assertThat(findings).as("%s: %s", fault, all).allMatch(FaultsWithoutRowsTest::isRefusal);
        } else {
            assertThat(all).as("%s", fault).isEmpty();
        }
    }

    private static boolean isRefusal(Finding finding) {
        return finding.remedy()
                .filter(cure -> cure.kind() == Cure.Kind.MAKE_ROWS_FIT)
                .isPresent();
    }
}
