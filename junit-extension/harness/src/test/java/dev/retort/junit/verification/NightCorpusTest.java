package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of the night are quiet on sound histories, and find what only they can. */
class NightCorpusTest {

    private static final String[] OF_THE_NIGHT = {
        "offline", "interrupted", "two-at-once", "repeatable", "released", "squash", "parity"
    };

    static Stream<FaultCase> sound() throws IOException, URISyntaxException {
        return FaultCorpusTest.cases().filter(fault -> !fault.isBroken());
    }

    /** Sound by day; several statements outside of a transaction can be interrupted all the same. */
    private static final Map<String, String> OUTSIDE_OF_A_TRANSACTION = Map.of(
            "sl-like-case-fixed on sqlite",
            "002 add country [upgrade] interrupted before its statement 3 of 3 leaves column users.country behind, and a"
                    + " second run fails: duplicate column name: country",
            "fo-enum-value-fixed on postgresql",
            "002 add archived [downgrade] interrupted before its statement ");

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void soundHistoryIsQuietAtNight(FaultCase sound) {
        MigrationVerification verification = sound.verification().night().checks(OF_THE_NIGHT);
        List<Finding> findings = verification.run().findings();

        String expected = OUTSIDE_OF_A_TRANSACTION.getOrDefault(sound.toString(), "");
        if (expected.isEmpty()) {
            assertThat(findings.stream().map(Finding::text).collect(Collectors.joining("\n")))
                    .as("%s", sound)
                    .isEmpty();
        } else {
            assertThat(findings).extracting(Finding::headline).allMatch(headline -> headline.startsWith(expected));
            assertThat(findings).isNotEmpty();
        }
    }

    @Test
    void quotientThatIsAnotherOnSqliteIsFound() throws IOException, URISyntaxException {
        FaultCase division = FaultCorpusTest.cases()
                .filter(fault -> fault.name().equals("xd-integer-division") && fault.isBroken())
                .findFirst()
                .orElseThrow();
        MigrationVerification onBoth = division.verification();

        assertThat(NightCase.of(onBoth.databases(DatabaseRequest.parse("postgresql")), "parity")
                        .text())
                .contains(
                        "002 unit price [upgrade] makes other values of lines.unit_price on SQLite than on PostgreSQL");
    }
}
