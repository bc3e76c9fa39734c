package dev.retort.junit.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The check that {@code docs/own-checks.md} shows, compiled as it stands there and run as its page says. */
class OwnChecksTest {

    private static final String TEST = "com/example/ShopMigrationsTest.java";
    private static final String HISTORY =
            """
            -- revision: a1
            -- down_revision: none
            -- message: create notes

            -- upgrade
            CREATE TABLE notes (id INTEGER NOT NULL, note VARCHAR(10)%s);
            -- downgrade
            DROP TABLE notes;
            """;

    private final Path directory;
    private final DocumentedProject project;

    OwnChecksTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.project = DocumentedProject.written(Path.of("../../docs/own-checks.md"), directory);
    }

    @Test
    void isGreenIfTheRuleIsKept() throws Exception {
        project.write("db/versions/a1.sql", HISTORY.formatted(", PRIMARY KEY (id)"));

        assertThat(run().succeeded().stream().map(OwnChecksTest::name)).anyMatch("a1 create notes"::equals);
    }

    @Test
    void failsIfTheRuleIsBroken() throws Exception {
        project.write("db/versions/a1.sql", HISTORY.formatted(""));

        assertThat(messages(run()))
                .singleElement()
                .asString()
                .startsWith("a1 create notes [upgrade] leaves notes without a primary key (SQLite ")
                .contains("at: ", "a1.sql", "what to do: add one", "-Dretort.checks=tables-have-a-key");
    }

    @Test
    void isFoundAsAService() throws Exception {
        project.write("db/versions/a1.sql", HISTORY.formatted(""));
        project.write("META-INF/services/dev.retort.junit.check.CustomCheck", "com.example.TablesHaveAKey\n");
        project.write(TEST, Files.readString(project.file(TEST)).replace(", with = TablesHaveAKey.class", ""));

        assertThat(messages(run())).singleElement().asString().contains("leaves notes without a primary key");
    }

    private Events run() throws Exception {
        try (URLClassLoader classes = project.compiled(2)) {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.ShopMigrationsTest")))
                    .configurationParameter("retort.databases", "sqlite")
                    .configurationParameter("retort.checks", "tables-have-a-key")
                    .configurationParameter("retort.names", "short")
                    .configurationParameter(
                            "retort.report.directory",
                            directory.resolve("report").toString())
                    .execute()
                    .testEvents();
        }
    }

    private static List<String> messages(Events events) {
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }
}
