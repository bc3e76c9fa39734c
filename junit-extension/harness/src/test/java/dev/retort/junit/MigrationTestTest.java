package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class MigrationTestTest {

    private final Path reports;

    MigrationTestTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @Test
    void healthyHistoryIsGreenOnBothDatabases() {
        EngineExecutionResults results = run(HealthyShop.class, Map.of());

        results.allEvents().assertStatistics(statistics -> statistics.failed(0));
        // 1 graph; on 2 databases 8 checks of 3 revisions and 5 of the whole, and 2 methods
        results.testEvents()
                .assertStatistics(statistics ->
                        statistics.succeeded(1 + 2 * (8 * 3 + 5 + 2)).aborted(0));
    }

    @Test
    void nodesArePlacedByDatabaseCheckAndRevisionAndOpenTheFile() {
        EngineExecutionResults results = run(HealthyShop.class, Map.of("retort.databases", "sqlite"));

        List<String> paths = Kit.paths(results.testEvents().succeeded());
        assertThat(paths)
                .anyMatch(path -> path.matches(".*SQLite [0-9.]+ > no trace > b2c3 add phone"))
                .anyMatch(path -> path.endsWith("history > graph"))
                .noneMatch(path -> path.contains("PostgreSQL"));
        assertThat(results.testEvents().succeeded().stream()
                        .flatMap(event -> event.getTestDescriptor().getSource().stream())
                        .filter(FileSource.class::isInstance)
                        .map(source -> ((FileSource) source).getUri())
                        .map(URI::getPath))
                .anyMatch(path -> path.endsWith("src/test/resources/histories/shop/20260102_b2c3_add_phone.sql"));
    }

    @Test
    void fullNamesTellTheChecksOfOneRevisionApart() {
        EngineExecutionResults results =
                run(HealthyShop.class, Map.of("retort.databases", "sqlite", "retort.names", "full"));

        List<String> names = results.testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .filter(name -> name.contains("b2c3 add phone"))
                .toList();
        assertThat(names)
                .hasSize(8)
                .doesNotHaveDuplicates()
                .anyMatch(name -> name.matches("no trace › b2c3 add phone › SQLite [0-9.]+"));
    }

    @Test
    void forgottenIndexFailsItsRevisionOnBothDatabasesAndSaysWhatToDo() {
        EngineExecutionResults results = run(ForgetfulShop.class, Map.of("retort.checks", "no-trace"));

        List<String> messages = failures(results, "index emails");
        assertThat(messages)
                .hasSize(2)
                .allMatch(message -> message.contains("leaves index ix_users_email of users behind"));
        assertThat(messages.get(0))
                .contains("at: ")
                .contains("src/test/resources/histories/forgetful/20260102_b2c3_index_emails.sql:9")
                .contains("CREATE INDEX ix_users_email ON users (email, id)")
                .contains("what to do: let the downgrade drop index ix_users_email of users")
                .contains("look at it: ")
                .contains("run it again: mvn test -Dtest=ForgetfulShop ")
                .contains("-Dretort.databases=sqlite -Dretort.checks=no-trace -Dretort.revisions=b2c3");
        assertThat(messages.get(1))
                .startsWith("b2c3 index emails [downgrade] leaves index ix_users_email of users behind (PostgreSQL")
                .contains("the same fault as in: no trace › b2c3 index emails › SQLite ")
                .contains("-Dretort.databases=postgresql -Dretort.checks=no-trace -Dretort.revisions=b2c3")
                .doesNotContain("what to do");
    }

    @Test
    void checkWithoutRowsIsSkippedWithWhatToAdd() {
        EngineExecutionResults results = run(
                ForgetfulShop.class,
                Map.of("retort.checks", "data-up", "retort.revisions", "b2c3", "retort.databases", "sqlite"));

        List<String> reasons = Kit.messages(results.testEvents().aborted());
        assertThat(reasons).containsExactly("untested: no row in users at a1f0; add @RowsAt(\"a1f0\")");
    }

    @Test
    void failedMethodKeepsItsDatabaseAndSaysHowToConnect() {
        EngineExecutionResults results =
                run(ForgetfulShop.class, Map.of("retort.checks", "graph", "retort.databases", "sqlite"));

        assertThat(Kit.entries(results, "retort.database"))
                .singleElement()
                .asString()
                .startsWith("sqlite3 '");
    }

    @Test
    void reportIsWrittenAndNamed() throws IOException {
        EngineExecutionResults results = run(ForgetfulShop.class, Map.of("retort.databases", "sqlite"));

        assertThat(Kit.entries(results, "retort.summary"))
                .singleElement()
                .asString()
                .startsWith("2 revisions on 1 database, 21 checks: ");
        assertThat(Kit.entries(results, "retort.report"))
                .containsExactly(reports.resolve("ForgetfulShop.html").toString());
        assertThat(Files.readString(reports.resolve("ForgetfulShop.json"))).contains("\"outcome\" : \"failed\"");
        assertThat(Files.readString(reports.resolve("ForgetfulShop.html"))).contains("leaves index ix_users_email");
    }

    @Test
    void unknownCheckIsRefusedWithThoseThatThereAre() {
        EngineExecutionResults results = run(ForgetfulShop.class, Map.of("retort.checks", "traces"));

        assertThat(Kit.messages(results.allEvents().failed()))
                .anyMatch(message -> message.contains("no check is called traces") && message.contains("no-trace"));
    }

    private EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
        return new Kit(reports).run(testClass, settings);
    }

    private static List<String> failures(EngineExecutionResults results, String title) {
        return results.testEvents().failed().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().contains(title))
                .map(Kit::message)
                .toList();
    }
}
