package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The checks of the night are made if the night is switched on, or if one is named; else they aren't shown at all. */
class NightTest {

    private static final List<String> NIGHTLY = List.of("offline", "interrupted", "two at once", "repeatable");

    private final Path reports;

    NightTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class ByDay implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/shop", night = true)
    static final class AtNight implements MigrationChecks {}

    @MigrationTest(
            scripts = "classpath:histories/shop",
            deployed = "classpath:histories/shop",
            squashed = "classpath:histories/shop")
    @Varies(revision = "b2c3", column = "users.phone", because = "a slip")
    @Contracts(revision = "b2c3", column = "users.phone", because = "a slip")
    @Differs(what = "MISSING index users.ix", because = "a slip")
    static final class Compared implements MigrationChecks {}

    private EngineExecutionResults run(Class<?> type, Map<String, String> settings) {
        return new Kit(reports).run(type, settings);
    }

    private static List<String> paths(EngineExecutionResults results) {
        return Kit.paths(results.allEvents().finished());
    }

    @Test
    void byDayTheyArentShown() {
        assertThat(paths(run(ByDay.class, Map.of("retort.databases", "sqlite"))))
                .noneMatch(path -> NIGHTLY.stream().anyMatch(path::contains));
    }

    @Test
    void settingAndAnnotationSwitchTheNightOn() {
        for (EngineExecutionResults results : List.of(
                run(AtNight.class, Map.of("retort.databases", "sqlite")),
                run(ByDay.class, Map.of("retort.databases", "sqlite", "retort.night", "true")))) {
            assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
            assertThat(NIGHTLY)
                    .allSatisfy(check -> assertThat(paths(results)).anyMatch(path -> path.contains(" > " + check)));
        }
        assertThat(paths(run(AtNight.class, Map.of("retort.databases", "sqlite", "retort.night", "false"))))
                .noneMatch(path -> NIGHTLY.stream().anyMatch(path::contains));
    }

    @Test
    void oneThatIsNamedIsMadeByDay() {
        EngineExecutionResults results =
                run(ByDay.class, Map.of("retort.databases", "sqlite", "retort.checks", "two-at-once"));

        assertThat(paths(results)).anyMatch(path -> path.contains("two at once"));
        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    }

    @Test
    void attributesAndDeclarationsReachTheChecks() {
        EngineExecutionResults results =
                run(Compared.class, Map.of("retort.checks", "released,squash,repeatable,previous-release,parity"));

        assertThat(Kit.messages(results.testEvents().failed()))
                .anyMatch(text -> text.contains("is declared to vary users.phone but doesn't"))
                .anyMatch(text -> text.contains("is declared to take away users.phone but doesn't"))
                .anyMatch(text -> text.contains("is allowed that isn't there: MISSING index users.ix"))
                .hasSize(5);
        assertThat(paths(results))
                .anyMatch(path -> path.endsWith("released"))
                .anyMatch(path -> path.endsWith("squash"))
                .anyMatch(path -> path.endsWith("both databases > parity"));
    }
}
