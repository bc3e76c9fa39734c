package dev.retort.junit.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.retort.Retort;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.sqlite.SQLiteDataSource;

/** Copies the README's files as they stand there, compiles them and runs them; nothing is added to them. */
class FiveMinutesTest {

    private static final Path README = Path.of("../../README.md");

    private final Path directory;
    private final DocumentedProject project;

    FiveMinutesTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.project = DocumentedProject.written(README, directory);
    }

    @Test
    void theFirstTestOfANewcomerIsGreenOnBothDatabases() throws Exception {
        try (URLClassLoader classes = project.compiled(3)) {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.ShopMigrationsTest")))
                    .configurationParameter(
                            "retort.report.directory",
                            directory.resolve("report").toString())
                    .execute();

            assertThat(results.testEvents().failed().stream().map(Event::toString))
                    .isEmpty();
            // the graph; on 2 databases 6 checks of 2 revisions, 3 of the whole, and the method
            assertThat(results.testEvents().succeeded().count()).isEqualTo(1 + 2 * (6 * 2 + 3 + 1));
        }
    }

    @Test
    void theirFaultIsFound() throws Exception {
        Path revision = project.file("com/example/versions/R002_users_have_an_email.java");
        String forgotten = "        op.dropConstraint(\"users\", \"uq_users_email\");\n";
        String source = Files.readString(revision);
        assertThat(source).contains(forgotten, "op.dropColumn(\"users\", \"email\");");
        Files.writeString(revision, source.replace("op.dropColumn(\"users\", \"email\");", ""));
        try (URLClassLoader classes = project.compiled(3)) {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.ShopMigrationsTest")))
                    .configurationParameter("retort.databases", "sqlite")
                    .configurationParameter(
                            "retort.report.directory",
                            directory.resolve("report").toString())
                    .execute();

            assertThat(results.testEvents().failed().stream().map(Event::toString))
                    .anySatisfy(event -> assertThat(event).contains("leaves column users.email behind"));
        }
    }

    @Test
    void theApplicationStarts() throws Exception {
        try (URLClassLoader classes = project.compiled(3)) {
            SQLiteDataSource dataSource = new SQLiteDataSource();
            dataSource.setUrl("jdbc:sqlite:" + directory.resolve("app.db"));
            Retort retort = Retort.configure()
                    .dataSource(dataSource)
                    .classLoader(classes)
                    .scripts("classpath:db/versions", "classpath:com/example/versions")
                    .build();
            retort.upgrade("head");

            assertThat(retort.isAtHead()).isTrue();
        }
    }
}
