package dev.retort.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.history.SourceFile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A class of tests with a history that isn't clean: known findings, and {@code since}. */
class WayInTest {

    private static final String FILE = "target/way-in/known-findings.txt";

    private final Path reports;

    WayInTest(@TempDir Path reports) {
        this.reports = reports;
    }

    @MigrationTest(scripts = "classpath:histories/forgetful", knownFindings = FILE, checks = "no-trace")
    static final class Known implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/shop", since = "b2c3")
    static final class Later implements MigrationChecks {}

    @MigrationTest(scripts = "classpath:histories/forgetful", reportedValues = "masked")
    @RowsAt(revision = "a1f0", sql = "INSERT INTO users VALUES (1, 'secret')")
    @RowsAt(revision = "a1f0", sql = "INSERT INTO users VALUES (2, 'secret')")
    static final class Masked implements MigrationChecks {}

    private EngineExecutionResults run(Class<?> type, Map<String, String> settings) {
        return new Kit(reports).run(type, settings);
    }

    @BeforeEach
    void forgetTheFile() throws IOException {
        Files.deleteIfExists(Path.of(FILE));
    }

    @Test
    void theSettingWritesTheFileOfTheAnnotationWhichIsThenHeldTo() throws IOException {
        EngineExecutionResults first = run(Known.class, Map.of("retort.known-findings.update", "true"));

        assertThat(Kit.messages(first.allEvents().failed())).isEmpty();
        assertThat(first.allEvents().reportingEntryPublished().stream().map(Object::toString))
                .anyMatch(entry -> entry.contains("retort.known-findings = '" + FILE + "'"));
        assertThat(Kit.messages(run(Known.class, Map.of()).allEvents().failed()))
                .singleElement()
                .asString()
                .contains("an entry doesn't say why its finding may stay");

        String text = Files.readString(Path.of(FILE));
        Files.writeString(Path.of(FILE), text.replace("because:", "because: it is dropped by hand"));
        EngineExecutionResults held = run(Known.class, Map.of());
        assertThat(Kit.messages(held.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(held.testEvents().aborted()))
                .hasSize(2)
                .allMatch(
                        message -> message.contains("a known finding: ") && message.contains("it is dropped by hand"));
    }

    @Test
    void theSummaryIsAppendedWhereTheSettingSays() throws IOException {
        Path summary = reports.resolve("summary.md");
        Map<String, String> settings = Map.of(
                "retort.databases",
                "sqlite",
                "retort.checks",
                "graph",
                "retort.report.step-summary",
                summary.toString());
        run(Later.class, settings);
        run(Later.class, settings);

        assertThat(Files.readString(summary).lines())
                .filteredOn(line -> line.equals("<!-- retort Later -->"))
                .hasSize(2);
    }

    @Test
    void aValueThatIsNoneIsRefused() {
        assertThat(Kit.messages(run(Later.class, Map.of("retort.report.values", "hidden"))
                        .allEvents()
                        .failed()))
                .anyMatch(message -> message.contains("retort.report.values can't be 'hidden'")
                        && message.contains("write shown, masked, left-out"));
    }

    @Test
    void valuesAreMaskedOnTheWayToJUnitToo() {
        EngineExecutionResults results =
                run(Masked.class, Map.of("retort.databases", "sqlite", "retort.checks", "data-round-trip"));

        assertThat(Kit.messages(results.testEvents().failed()))
                .isNotEmpty()
                .allMatch(message -> message.contains("xxxxxx") && !message.contains("secret"));
    }

    @Test
    void databasesOfFindingsAreHeldForAWhile() {
        long begin = System.nanoTime();
        EngineExecutionResults held = run(
                ForgetfulShop.class,
                Map.of("retort.databases", "sqlite", "retort.checks", "no-trace", "retort.hold", "1s"));

        assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000_000L);
        assertThat(held.allEvents().reportingEntryPublished().stream().map(Object::toString))
                .anyMatch(entry -> entry.contains("retort.held = 'for 1s: sqlite3 "));
        assertThat(Kit.messages(run(Later.class, Map.of("retort.databases", "sqlite", "retort.hold", "soon"))
                        .allEvents()
                        .failed()))
                .anyMatch(message -> message.contains("retort.hold can't be 'soon'") && message.contains("10m"));
    }

    @Test
    void sinceSaysWhatIsLeftOut() {
        EngineExecutionResults results = run(Later.class, Map.of("retort.databases", "sqlite"));

        assertThat(Kit.messages(results.allEvents().failed())).isEmpty();
        assertThat(Kit.messages(results.testEvents().aborted()))
                .anyMatch(message -> message.contains("1 revision before b2c3 is only upgraded"));
    }

    /** A file that is on the class path is written where a person edits it. */
    @Test
    void aFileOfTheClassPathIsWrittenToItsSources() throws IOException {
        Path classes = Files.createDirectories(reports.resolve("build/resources/test"));
        Path sources = Files.createDirectories(reports.resolve("src/test/resources"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            assertThat(SourceFile.ofResource("known/none.txt", loader)).contains(sources.resolve("known/none.txt"));
        }
    }
}
