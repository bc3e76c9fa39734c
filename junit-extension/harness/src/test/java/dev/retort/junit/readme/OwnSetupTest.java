package dev.retort.junit.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The project that {@code docs/own-setup.md} shows, compiled as it stands there and run on both databases. */
class OwnSetupTest {

    private static final String TEST = "com/example/SiteMigrationsTest.java";

    private final Path directory;

    OwnSetupTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void isGreenOnBothDatabases() throws Exception {
        Events tests = run(written());

        assertThat(tests.failed().stream().map(Event::toString)).isEmpty();
        assertThat(tests.aborted().stream().map(Event::toString)).isEmpty();
        // the graph; on 2 databases 9 checks of 2 revisions, and 5 of the whole
        assertThat(tests.succeeded().count()).isEqualTo(1 + 2 * (9 * 2 + 5));
    }

    @Test
    void failsWithoutTheFunctionOfTheConnection() throws Exception {
        DocumentedProject project = written();
        String source = Files.readString(project.file(TEST));
        assertThat(source).contains("    @OnConnect(SQLITE)\n");
        Files.writeString(project.file(TEST), source.replace("    @OnConnect(SQLITE)\n", ""));

        assertThat(run(project).failed().stream().map(Event::toString))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).contains("slugify"));
    }

    private DocumentedProject written() throws Exception {
        return DocumentedProject.written(Path.of("../../docs/own-setup.md"), directory);
    }

    private Events run(DocumentedProject project) throws Exception {
        try (URLClassLoader classes = project.compiled(1)) {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.SiteMigrationsTest")))
                    .configurationParameter(
                            "retort.report.directory",
                            directory.resolve("report").toString())
                    .execute()
                    .testEvents();
        }
    }
}
