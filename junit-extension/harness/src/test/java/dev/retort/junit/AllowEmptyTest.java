package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Who wants a verification with nothing to look at to be green, says so; it is shown as untested all the same. */
class AllowEmptyTest {

    private final Path reports;

    AllowEmptyTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @MigrationTest(allowEmpty = true)
    static final class Allowed implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/shop")
    static final class Shop implements MigrationChecks {}

    @Test
    void annotationAllowsIt() {
        EngineExecutionResults results = new Kit(reports).run(Allowed.class, Map.of("retort.databases", "sqlite"));

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted()))
                .contains("untested: there are no revisions; check the location of the scripts");
    }

    @Test
    void settingOverrulesTheAnnotation() {
        EngineExecutionResults results = new Kit(reports)
                .run(Allowed.class, Map.of("retort.databases", "sqlite", "retort.allow-empty", "false"));

        assertThat(Kit.messages(results.allEvents().failed()))
                .singleElement()
                .asString()
                .startsWith("@MigrationTest of dev.retort.junit.AllowEmptyTest$Allowed names no scripts");
    }

    @Test
    void choiceThatMatchesNothingAndMissingDatabasesAreAllowedToo() {
        EngineExecutionResults results = new Kit(reports)
                .run(
                        Shop.class,
                        Map.of(
                                "retort.databases", "sqlite,postgresql:12",
                                "retort.databases.postgresql.url", "",
                                "retort.databases.postgresql.mode", "url",
                                "retort.revisions", "zzz",
                                "retort.allow-empty", "true"));

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted()))
                .contains("untested: there is no revision to check")
                .anyMatch(message ->
                        message.startsWith("untested: nothing provides postgresql:12 here (given URL: none"));
    }

    @Test
    void oneDatabaseOfTwoIsEnough() {
        EngineExecutionResults results = new Kit(reports)
                .run(
                        Shop.class,
                        Map.of(
                                "retort.databases", "sqlite,postgresql",
                                "retort.databases.postgresql.url", "",
                                "retort.databases.postgresql.mode", "url",
                                "retort.checks", "graph"));

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted()))
                .isEqualTo(List.of("untested: nothing provides postgresql here (given URL: none in"
                        + " retort.databases.postgresql.url)"));
    }
}
