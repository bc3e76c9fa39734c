package dev.retort.junit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.database.DatabaseSettings;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a run leaves for people, in each place where they may find it: no value of a row is in any of them, and in the files
 * nothing of the machine either.
 */
class HiddenEverywhereTest {

    private final Path folder;

    HiddenEverywhereTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** By night all of them. */
    private static Stream<Arguments> runs() {
        Stream<Arguments> byDay = Stream.of(Arguments.of("sqlite", "left-out"), Arguments.of("postgresql", "masked"));
        return System.getProperty("retort.cases", "").equals("all")
                ? Stream.concat(
                        byDay, Stream.of(Arguments.of("sqlite", "masked"), Arguments.of("postgresql", "left-out")))
                : byDay;
    }

    /** The number in a port, or in what is drawn for a file's name, is none of a row. */
    @ParameterizedTest
    @MethodSource("runs")
    void noValueOfARow(String database, String values) throws IOException {
        run(database, values).forEach((where, text) -> assertThat(text.lines())
                .as(where)
                .filteredOn(line -> line.matches("(?i).*(zebulon|quirk|(?<![0-9a-f:-])4711(?![0-9a-f-])).*"))
                .isEmpty());
    }

    /** Else nothing would be hidden. */
    @Test
    void shownAreTheValuesOfGivenAndOfGeneratedRows() throws IOException {
        Map<String, String> evidence = run("sqlite", "shown");

        assertThat(evidence.keySet())
                .contains("console", "JUnit", "PersonalShop.html", "PersonalShop.json", "PersonalShop.md", "Allure");
        evidence.forEach((where, text) -> assertThat(text)
                .as(where)
                .contains("Zebulon", "p002 loud notes")
                .containsPattern("Quirk[a-z]{5}"));
        evidence.remove("console");
        evidence.remove("JUnit");
        evidence.forEach((where, text) -> assertThat(text)
                .as(where)
                .contains("src/test/resources/histories/personal/")
                .doesNotContain(
                        Path.of("").toAbsolutePath().toString(),
                        System.getProperty("user.home") + "/",
                        System.getProperty("java.io.tmpdir") + "/",
                        "/dev/shm/"));
    }

    /** By the name of each place what is there. */
    private Map<String, String> run(String database, String values) throws IOException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Told told = new Told(new AllureLifecycle(new FileSystemResultsWriter(folder.resolve("allure"))));
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestExecutionListeners(
                                told,
                                new ConsoleListener(new PrintStream(console, true, StandardCharsets.UTF_8), false))
                        .build())
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass("dev.retort.junit.PersonalShop"))
                        .configurationParameters(server(database))
                        .configurationParameter("retort.databases", database)
                        .configurationParameter("retort.checks", "upgrade,upgrade-with-rows,data-up,data-round-trip")
                        .configurationParameter("retort.report.values", values)
                        .configurationParameter(
                                "retort.report.directory",
                                folder.resolve("reports").toString())
                        .configurationParameter(
                                "retort.rows.store", folder.resolve("rows").toString())
                        .build());
        Map<String, String> evidence = new LinkedHashMap<>();
        evidence.put("console", console.toString(StandardCharsets.UTF_8));
        evidence.put("JUnit", told.text.toString());
        evidence.put("Allure", files("allure").values().stream().reduce("", String::concat));
        evidence.putAll(files("reports"));
        return evidence;
    }

    private static Map<String, String> server(String database) {
        return SharedServers.SERVERS.provide(DatabaseRequest.parse(database)) instanceof Provision.Ready ready
                        && database.equals("postgresql")
                ? Map.of(
                        DatabaseSettings.POSTGRESQL_URL,
                        ready.server().create("personal").url())
                : Map.of();
    }

    private Map<String, String> files(String name) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }

    /** Writes down what JUnit's listeners are told, of which build tools make their files, and does what Allure's does. */
    private static final class Told implements TestExecutionListener {

        private final StringBuilder text = new StringBuilder();
        private final AllureLifecycle allure;
        private final AllureLifecycle before = Allure.getLifecycle();
        private String running = "";

        private Told(AllureLifecycle allure) {
            this.allure = allure;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            text.append(test.getDisplayName())
                    .append('\n')
                    .append(test.getLegacyReportingName())
                    .append('\n');
            if (test.isTest()) {
                Allure.setLifecycle(allure);
                running = UUID.randomUUID().toString();
                allure.scheduleTestCase(new TestResult().setUuid(running).setName(test.getDisplayName()));
                allure.startTestCase(running);
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult ended) {
            ended.getThrowable().ifPresent(thrown -> thrown.printStackTrace(writer()));
            if (test.isTest()) {
                ended.getThrowable()
                        .ifPresent(thrown -> allure.updateTestCase(running, result -> result.setStatus(
                                        ended.getStatus() == TestExecutionResult.Status.FAILED
                                                ? Status.FAILED
                                                : Status.SKIPPED)
                                .setStatusDetails(new StatusDetails()
                                        .setMessage(thrown.getMessage())
                                        .setTrace(String.valueOf(thrown)))));
                allure.stopTestCase(running);
                allure.writeTestCase(running);
                Allure.setLifecycle(before);
            }
        }

        private PrintWriter writer() {
            return new PrintWriter(
                    new StringWriter() {
                        @Override
                        public void write(String part, int offset, int length) {
                            text.append(part, offset, offset + length);
                        }
                    },
                    true);
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            text.append(entry).append('\n');
        }
    }
}
