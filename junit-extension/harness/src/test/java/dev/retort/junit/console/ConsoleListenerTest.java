package dev.retort.junit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ConsoleListenerTest {

    private final Path reports;

    ConsoleListenerTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @Test
    void treeShowsDatabaseCheckAndRevisionAndWhatIsWrongBelow() throws ClassNotFoundException {
        List<String> lines = run("tree");

        assertThat(lines)
                .containsSubsequence(
                        "ForgetfulShop",
                        "  history",
                        "    ✓ graph",
                        "    no trace",
                        "      ✗ b2c3 index emails",
                        "      ✓ a1f0 create users",
                        "    data round trip",
                        "      – b2c3 index emails (untested: the second upgrade fails, see the check 'stairway')")
                .anyMatch(
                        line -> line.startsWith("          b2c3 index emails [downgrade] leaves index ix_users_email"))
                .anyMatch(line -> line.startsWith(
                        "2 revisions on 1 database, 24 checks: 21 passed, 2 failed (1 fault), 1 untested"))
                .contains("report: " + reports.resolve("ForgetfulShop.html"));
    }

    @Test
    void databaseOfAFailedMethodIsNamedBelowIt() throws ClassNotFoundException {
        List<String> lines = run("tree");

        assertThat(lines.get(lines.indexOf("        on purpose") + 1)).startsWith("look at it: sqlite3 '");
    }

    @Test
    void whatTheTestRunnerPrintsAnywayIsNotPrintedOnceMore() throws ClassNotFoundException {
        assertThat(run("tree", "short", "sqlite", true))
                .anyMatch(
                        line -> line.startsWith("          b2c3 index emails [downgrade] leaves index ix_users_email"))
                .anyMatch(line -> line.startsWith("            at: "))
                .noneMatch(line -> line.contains("what to do: ") || line.contains("to blame: "));
    }

    @Test
    void fullNamesAreNotShownTwice() throws ClassNotFoundException {
        assertThat(comparable(run("tree", "full")))
                .isEqualTo(comparable(run("tree", "short")))
                .isNotEmpty();
    }

    @Test
    void plainModeGivesOneFullLineForEachNode() throws ClassNotFoundException {
        assertThat(run("plain"))
                .anyMatch(line -> line.matches("✓ ForgetfulShop > SQLite [0-9.]+ > no trace > a1f0 create users"));
    }

    @Test
    void whereADatabaseComesFromIsPartOfItsName() throws ClassNotFoundException {
        assertThat(run("plain", "short", "postgresql"))
                .anyMatch(line ->
                        line.matches("✗ ForgetfulShop > PostgreSQL [0-9.]+ \\(.+\\) > no trace > b2c3 index emails"))
                .anyMatch(line -> line.matches("✗ ForgetfulShop > failsOnPurpose > PostgreSQL [0-9.]+ \\(.+\\)"));
    }

    @Test
    void offModeIsSilent() throws ClassNotFoundException {
        assertThat(run("off")).isEmpty();
    }

    /** Without the lines that tell of databases and times, which are others in each run. */
    private static List<String> comparable(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.contains("look at it") && !line.contains(" checks: "))
                .toList();
    }

    private List<String> run(String mode) throws ClassNotFoundException {
        return run(mode, "short");
    }

    private List<String> run(String mode, String names) throws ClassNotFoundException {
        return run(mode, names, "sqlite");
    }

    private List<String> run(String mode, String names, String databases) throws ClassNotFoundException {
        return run(mode, names, databases, false);
    }

    private List<String> run(String mode, String names, String databases, boolean brief) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestExecutionListeners(new ConsoleListener(out, brief))
                        .build())
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Class.forName("dev.retort.junit.ForgetfulShop")))
                        .configurationParameter("retort.console", mode)
                        .configurationParameter("retort.names", names)
                        .configurationParameter("retort.databases", databases)
                        .configurationParameter("retort.report.directory", reports.toString())
                        .build());
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
