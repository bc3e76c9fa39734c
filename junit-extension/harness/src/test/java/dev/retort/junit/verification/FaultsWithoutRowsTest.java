package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.verification.FaultTally.Fate;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus without the rows that somebody put in by hand: what generated rows find by themselves. */
class FaultsWithoutRowsTest {

    /** What nobody can see who has no rows, each with the reason; a test fails as soon as one is found. */
    private static final Map<String, String> MISSED = Map.of(
            "ud-down-narrow",
            "a downgrade to a shorter type refuses longer values, as the one of hc-collation does, which is sound",
            "dl-replace-cascade",
            "the engine runs a revision with SQLite's foreign keys off and checks them at the end, so nothing cascades");

    /** What a check of the night sees that compares both databases. */
    private static final String OF_THE_NIGHT = "xd-integer-division";

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
            "xd-type-noop-fixed on postgresql");

    private static final FaultTally TALLY = new FaultTally("without-rows");

    static Stream<FaultCase> cases() throws IOException, URISyntaxException {
        return FaultCorpusTest.cases();
    }

    @AfterAll
    static void countAll() throws IOException {
        TALLY.write();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void generatedRowsFindTheFaultAndAccuseNobodyElse(FaultCase fault) {
        List<Finding> findings = findings(fault);
        String all = findings.stream().map(Finding::text).collect(Collectors.joining("\n"));

        Fate fate = TALLY.add(fault, fault.isBroken() ? ofBroken(fault, findings) : ofSound(findings), findings);

        assertThat(fate)
                .as("%s: %s%nsaid: %s", fault, fault.expectedFailure(), all)
                .isEqualTo(expected(fault));
    }

    private static List<Finding> findings(FaultCase fault) {
        if (fault.isBroken() && fault.name().equals(OF_THE_NIGHT)) {
            return fault.withoutRows()
                    .databases(DatabaseRequest.parse("sqlite"), DatabaseRequest.parse("postgresql"))
                    .checks("parity")
                    .run()
                    .findings();
        }
        return fault.withoutRows().run().findings();
    }

    private static Fate ofBroken(FaultCase fault, List<Finding> findings) {
        if (findings.isEmpty()) {
            return Fate.MISSED;
        }
        boolean found = !MISSED.containsKey(fault.name())
                && findings.stream().anyMatch(finding -> ExpectedHarm.isSaid(fault, finding, true));
        return found ? Fate.FOUND : Fate.MISPLACED;
    }

    private static Fate ofSound(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Fate.QUIET;
        }
        return findings.stream().allMatch(FaultsWithoutRowsTest::isRefusal) ? Fate.REFUSES : Fate.FALSE;
    }

    private static Fate expected(FaultCase fault) {
        if (fault.isBroken()) {
            return MISSED.containsKey(fault.name()) ? Fate.MISSED : Fate.FOUND;
        }
        boolean refuses =
                SOUND_WITH_THEIR_ROWS.contains(fault.name()) || SOUND_WITH_THEIR_ROWS.contains(fault.toString());
        return refuses ? Fate.REFUSES : Fate.QUIET;
    }

    private static boolean isRefusal(Finding finding) {
        return finding.remedy()
                .filter(cure -> cure.kind() == Cure.Kind.MAKE_ROWS_FIT)
                .isPresent();
    }
}
