package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of a cure, put at the end of the section that the finding speaks of, takes the finding away and makes no new
 * one, in each broken history of the corpus.
 */
class FaultCureTest {

    private static final Pattern BEGINNING = Pattern.compile("^(\\S+) .*?\\[(upgrade|downgrade)] ");
    private static final Pattern DOWNGRADE = Pattern.compile("(?m)^-- downgrade.*$");

    static Stream<FaultCase> cases() throws IOException, URISyntaxException {
        return FaultCorpusTest.cases().filter(FaultCase::isBroken);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void sqlOfACureTakesTheFindingAway(FaultCase fault, @TempDir Path scripts) throws IOException {
        List<Finding> findings = fault.verification().run().findings();
        List<Finding> curable = findings.stream()
                .filter(finding -> finding.remedy()
                        .filter(cure -> !cure.statements().isEmpty())
                        .isPresent())
                .filter(finding -> BEGINNING.matcher(finding.headline()).find())
                .toList();
        Assumptions.assumeFalse(curable.isEmpty(), "no cure is SQL");

        fault.copyScripts(scripts);
        for (String sql :
                curable.stream().map(FaultCureTest::addition).distinct().toList()) {
            add(sql, scripts);
        }
        List<Finding> left = fault.verification(scripts).run().findings();

        assertThat(left)
                .as(findings.stream().map(Finding::text).collect(Collectors.joining("\n")))
                .extracting(Finding::fault)
                .doesNotContainAnyElementsOf(
                        curable.stream().map(Finding::fault).toList())
                .isSubsetOf(findings.stream().map(Finding::fault).toList());
    }

    /** The revision, the direction and the SQL. */
    private static String addition(Finding finding) {
        Matcher beginning = BEGINNING.matcher(finding.headline());
        assertThat(beginning.find()).isTrue();
        return beginning.group(1) + " " + beginning.group(2) + " "
                + String.join(";\n", finding.remedy().orElseThrow().statements()) + ";\n";
    }

    private static void add(String addition, Path scripts) throws IOException {
        String[] parts = addition.split(" ", 3);
        try (Stream<Path> files = Files.list(scripts)) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                if (text.contains("-- revision: " + parts[0] + "\n")) {
                    Files.writeString(file, with(parts[2], parts[1].equals("downgrade"), text));
                }
            }
        }
    }

    private static String with(String sql, boolean down, String text) {
        Matcher downgrade = DOWNGRADE.matcher(text);
        return down || !downgrade.find()
                ? text + "\n" + sql
                : text.substring(0, downgrade.start()) + sql + text.substring(downgrade.start());
    }
}
