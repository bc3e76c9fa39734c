package dev.retort.junit.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.report.ShownPaths;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.sql.DatabaseKind;
import io.qameta.allure.model.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllureEvidenceTest {

    private static final Outcome PASSED = Outcome.passed(Looked.at("2 tables"));

    private final Path folder;

    AllureEvidenceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static VerificationReport report(String... places) {
        return new VerificationReport(
                "ShopTest",
                Stream.of(places)
                        .flatMap(place -> Stream.of("no-trace", "upgrade")
                                .map(check ->
                                        new NodeResult(place, check, Optional.of("4f2c"), "4f2c add phone", PASSED, 1)))
                        .toList(),
                42);
    }

    private List<Map<String, Object>> results(String name, VerificationReport report) {
        AllureResults results = new AllureResults(folder.resolve(name));
        results.write("shop.ShopTest", report);
        return results.read();
    }

    private static Map<Object, Object> byIdentity(List<Map<String, Object>> results, String value) {
        return results.stream()
                .collect(Collectors.toMap(result -> result.get("historyId"), result -> result.get(value)));
    }

    @Test
    void aTestIsTheSameOnAnotherVersionOfTheDatabaseAndHoweverItIsStarted() {
        List<Map<String, Object>> old = results("old", report("SQLite 3.50.4", "PostgreSQL 14.20 (embedded)"));
        List<Map<String, Object>> now = results("now", report("SQLite 3.54.1", "PostgreSQL 18.6 (container)"));

        assertThat(byIdentity(now, "fullName")).hasSize(4).isEqualTo(byIdentity(old, "fullName"));
        assertThat(byIdentity(now, "testCaseId")).isEqualTo(byIdentity(old, "testCaseId"));
        assertThat(now)
                .extracting(result -> result.get("fullName"))
                .contains("shop.ShopTest: PostgreSQL › no-trace › 4f2c", "shop.ShopTest: SQLite › upgrade › 4f2c");
        assertThat(now)
                .extracting(result -> result.get("name"))
                .contains("no trace › 4f2c add phone › PostgreSQL 18.6");
    }

    @Test
    void twoDatabasesOfOneKindAreNotTakenForEachOther() {
        String[] places = {
            "PostgreSQL 14.20 (embedded)", "PostgreSQL 18.6 (embedded)", "PostgreSQL 18.6 (container)", "SQLite 3.54.1"
        };

        assertThat(results("four", report(places)))
                .extracting(result -> result.get("fullName"))
                .doesNotHaveDuplicates()
                .contains(
                        "shop.ShopTest: PostgreSQL 14 › upgrade › 4f2c",
                        "shop.ShopTest: PostgreSQL 18.6 (container) › upgrade › 4f2c",
                        "shop.ShopTest: SQLite › upgrade › 4f2c");
    }

    @Test
    void whatPeopleSayByAnnotationsStays() {
        AllureResults results = new AllureResults(folder);
        Evidence evidence = evidence();

        results.write(
                () -> evidence.beginsOwn("SQLite 3.54.1", "phonesStay", "4f2c", "4f2c add phone"),
                PASSED,
                label("suite", "shop.ShopTest"),
                label("epic", "Persistence"));
        results.write(
                () -> evidence.beginsOwn("SQLite 3.54.1", "phonesGo", "4f2c", "4f2c add phone"),
                PASSED,
                label("parentSuite", "Nightly"));

        assertThat(labels(results, "phonesStay"))
                .contains("parentSuite=SQLite 3.54.1", "suite=phonesStay", "epic=Persistence", "feature=4f2c add phone")
                .noneMatch(each -> each.startsWith("subSuite"));
        assertThat(labels(results, "phonesGo"))
                .contains("parentSuite=Nightly", "suite=SQLite 3.54.1", "subSuite=phonesGo", "epic=ShopTest");
    }

    private static Evidence evidence() {
        return Evidence.ofTests(
                "shop.ShopTest", List.of("SQLite 3.54.1"), ShownPaths.of(Stream.of()), any -> Optional.empty());
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    private static List<String> labels(AllureResults results, String method) {
        return results.read().stream()
                .filter(result -> String.valueOf(result.get("name")).startsWith(method))
                .flatMap(result -> ((List<?>) Objects.requireNonNull(result.get("labels"))).stream())
                .map(each -> ((Map<?, ?>) each).get("name") + "=" + ((Map<?, ?>) each).get("value"))
                .toList();
    }

    /** The history lies elsewhere then, and a revision came in before the one that was broken. */
    @ParameterizedTest
    @EnumSource
    void afterARevisionWasMendedItIsTheSameTestThatPasses(DatabaseKind database) throws IOException {
        List<Map<String, Object>> broken = results("first", run(database, history("here", "r1", "SELECT 1")));
        Path there = history("there", "r1b", "DROP INDEX ix_users_name");
        write(there, "r1b", "r1", "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY)", "DROP TABLE notes");
        List<Map<String, Object>> mended = results("second", run(database, there));

        Map<Object, Object> before = byIdentity(broken, "status");
        Map<Object, Object> after = byIdentity(mended, "status");
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(before.entrySet().stream()
                        .filter(entry -> entry.getValue().equals("failed"))
                        .map(entry -> after.get(entry.getKey())))
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly("passed");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfTheMachineIsInTheFiles(DatabaseKind database) throws IOException {
        results("results", run(database, history("here", "r1", "SELECT 1")));

        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file))
                        .doesNotContain(
                                "look at it",
                                folder.toString(),
                                Path.of("").toAbsolutePath().toString())
                        .doesNotContain(System.getProperty("user.home") + "/", "/dev/shm", "psql ");
            }
        }
    }

    private Path history(String name, String below, String downgrade) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve(name));
        write(
                scripts,
                "r1",
                "none",
                "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(9))",
                "DROP TABLE users");
        write(scripts, "r2", below, "CREATE INDEX ix_users_name ON users (name)", downgrade);
        return scripts;
    }

    private static void write(Path scripts, String id, String down, String upgrade, String downgrade)
            throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: " + id + "\n\n-- upgrade\n"
                        + upgrade + ";\n-- downgrade\n" + downgrade + ";\n");
    }

    private static VerificationReport run(DatabaseKind database, Path scripts) {
        return MigrationVerification.of("shop")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.of(database))
                .scripts(scripts.toString())
                .checks("upgrade", "no-trace", "stairway")
                .run();
    }
}
