package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who follows a finding's cure gets a green history: its SQL as it stands there, or what a person writes who reads it. */
class CureTest {

    /** No history makes two readers disagree; {@code WitnessTest} blinds one of them, and follows the cure. */
    private static final Set<Cure.Kind> WITHOUT_HISTORY = EnumSet.of(Cure.Kind.REPORT_READER);

    static Stream<CureCase> cases() {
        return Stream.of(
                        RenameCures.cases(),
                        LeftoverCures.cases(),
                        RestoringCures.cases(),
                        RowCures.cases(),
                        OtherCures.cases(),
                        NightCures.cases(),
                        WriteAndRunCures.cases())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void turnsTheHistoryGreen(CureCase one, @TempDir Path folder) {
        List<Finding> findings = one.faulty(folder).run().findings();
        List<Cure> cures = findings.stream()
                .flatMap(finding -> finding.remedy().stream())
                .filter(cure -> cure.kind() == one.kind())
                .toList();
        assertThat(cures).as("%s", text(findings)).anyMatch(cure -> cure.text().contains(one.says()));

        List<String> sql = cures.stream()
                .flatMap(cure -> cure.statements().stream())
                .distinct()
                .toList();
        List<Finding> left = one.cured(folder, sql).run().findings();

        assertThat(text(left)).as("after: %s%nin: %s", sql, text(findings)).isEmpty();
    }

    @Test
    void everyKindIsTried() {
        Set<Cure.Kind> tried = cases().map(CureCase::kind).collect(Collectors.toSet());
        tried.addAll(WITHOUT_HISTORY);

        assertThat(tried).containsExactlyInAnyOrder(Cure.Kind.values());
    }

    private static String text(List<Finding> findings) {
        return findings.stream().map(Finding::text).collect(Collectors.joining("\n"));
    }
}
