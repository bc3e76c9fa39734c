package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class MigrationTestTest {

    private final Path reports;

    MigrationTestTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @Test
    void healthyHistoryIsGreenOnBothDatabases() {
        EngineExecutionResults results = run(HealthyShop.class, Map.of());

        results.allEvents().assertStatistics(statistics -> statistics.failed(0));
        // 1 graph; on 2 databases 5 checks of 3 revisions and 2 of the whole, and 2 methods
        results.testEvents()
                .assertStatistics(statistics ->
                        statistics.succeeded(1 + 2 * (5 * 3 + 2 + 2)).aborted(0));
    }

    @Test
    void nodesArePlacedByDatabaseCheckAndRevisionAndOpenTheFile() {
        EngineExecutionResults results = run(HealthyShop.class, Map.of("retort.databases", "sqlite"));

        List<String> paths = results.testEvents().succeeded().stream()
                .map(event -> path(event.getTestDescriptor()))
                .toList();
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
                .filter(name -> name.startsWith("b2c3"))
                .toList();
        assertThat(names)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .anyMatch(name -> name.matches("b2c3 add phone \\[no trace, SQLite [0-9.]+]"));
    }

    @Test
    void forgottenIndexFailsItsRevisionOnBothDatabasesAndSaysWhatToDo() {
        EngineExecutionResults results = run(ForgetfulShop.class, Map.of("retort.checks", "no-trace"));

        List<String> messages = failures(results, "index emails");
        assertThat(messages).hasSize(2).allSatisfy(message -> assertThat(message)
                .contains("leaves index ix_users_email of users behind")
                .contains("at: ")
                .contains("src/test/resources/histories/forgetful/20260102_b2c3_index_emails.sql:6")
                .contains("CREATE INDEX ix_users_email ON users (email, id)")
                .contains("what to do: let the downgrade drop index ix_users_email of users")
                .contains("look at it: ")
                .contains("run it again: mvn test -Dtest=ForgetfulShop -Dretort.databases=")
                .contains("-Dretort.checks=no-trace -Dretort.revisions=b2c3"));
        assertThat(messages)
                .anyMatch(message -> message.startsWith(
                        "b2c3 index emails [downgrade] leaves index ix_users_email of users behind (PostgreSQL"));
    }

    @Test
    void checkWithoutRowsIsSkippedWithWhatToAdd() {
        EngineExecutionResults results = run(
                ForgetfulShop.class,
                Map.of("retort.checks", "data-up", "retort.revisions", "b2c3", "retort.databases", "sqlite"));

        List<String> reasons = results.testEvents().aborted().stream()
                .map(MigrationTestTest::message)
                .toList();
        assertThat(reasons).containsExactly("untested: no row in users at a1f0; add @RowsAt(\"a1f0\")");
    }

    @Test
    void failedMethodKeepsItsDatabaseAndSaysHowToConnect() {
        EngineExecutionResults results =
                run(ForgetfulShop.class, Map.of("retort.checks", "graph", "retort.databases", "sqlite"));

        assertThat(entries(results, "retort.database"))
                .singleElement()
                .asString()
                .startsWith("sqlite3 '");
    }

    @Test
    void reportIsWrittenAndNamed() throws IOException {
        EngineExecutionResults results = run(ForgetfulShop.class, Map.of("retort.databases", "sqlite"));

        assertThat(entries(results, "retort.summary"))
                .singleElement()
                .asString()
                .startsWith("2 revisions on 1 database, 12 checks: ");
        assertThat(entries(results, "retort.report"))
                .containsExactly(reports.resolve("ForgetfulShop.html").toString());
        assertThat(Files.readString(reports.resolve("ForgetfulShop.json"))).contains("\"outcome\" : \"failed\"");
        assertThat(Files.readString(reports.resolve("ForgetfulShop.html"))).contains("leaves index ix_users_email");
    }

    @Test
    void unknownCheckIsRefusedWithThoseThatThereAre() {
        EngineExecutionResults results = run(ForgetfulShop.class, Map.of("retort.checks", "traces"));

        assertThat(results.allEvents().failed().stream().map(MigrationTestTest::message))
                .anyMatch(message -> message.contains("no check is called traces") && message.contains("no-trace"));
    }

    private EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("retort.report.directory", reports.toString())
                .configurationParameter("retort.names", "short")
                .configurationParameters(settings)
                .execute();
    }

    private static List<String> failures(EngineExecutionResults results, String title) {
        return results.testEvents().failed().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().contains(title))
                .map(MigrationTestTest::message)
                .toList();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }

    private static List<String> entries(EngineExecutionResults results, String key) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .flatMap(entry -> Stream.ofNullable(entry.getKeyValuePairs().get(key)))
                .toList();
    }

    private static String path(TestDescriptor node) {
        return node.getParent().map(parent -> path(parent) + " > ").orElse("") + node.getDisplayName();
    }
}
