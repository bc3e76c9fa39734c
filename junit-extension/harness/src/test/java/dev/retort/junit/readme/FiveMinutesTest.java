package dev.retort.junit.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.retort.Retort;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.sqlite.SQLiteDataSource;

/** Copies the README's files as they stand there, compiles them and runs them; nothing is added to them. */
class FiveMinutesTest {

    private static final Path README = Path.of("../../README.md");
    private static final Pattern FILE = Pattern.compile(
            "`src/(?:main|test)/(?:java|resources)/([\\w./]+)`[^`]*?:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

    private final Path project;

    FiveMinutesTest(@TempDir Path project) throws IOException {
        this.project = project;
        Matcher files = FILE.matcher(Files.readString(README));
        while (files.find()) {
            Path file = directory(files.group(1)).resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }
    }

    private Path directory(String file) {
        return project.resolve(file.endsWith(".java") ? "sources" : "classes");
    }

    @Test
    void theFirstTestOfANewcomerIsGreenOnBothDatabases() throws Exception {
        try (URLClassLoader classes = compiled()) {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.ShopMigrationsTest")))
                    .configurationParameter(
                            "retort.report.directory", project.resolve("report").toString())
                    .execute();

            assertThat(results.testEvents().failed().stream().map(Event::toString))
                    .isEmpty();
            // the graph; on 2 databases 5 checks of 2 revisions, 2 of the whole, and the method
            assertThat(results.testEvents().succeeded().count()).isEqualTo(1 + 2 * (5 * 2 + 2 + 1));
        }
    }

    @Test
    void theirFaultIsFound() throws Exception {
        Path revision = project.resolve("sources/com/example/versions/R002_users_have_an_email.java");
        String forgotten = "        op.dropConstraint(\"users\", \"uq_users_email\");\n";
        String source = Files.readString(revision);
        assertThat(source).contains(forgotten, "op.dropColumn(\"users\", \"email\");");
        Files.writeString(revision, source.replace("op.dropColumn(\"users\", \"email\");", ""));
        try (URLClassLoader classes = compiled()) {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.ShopMigrationsTest")))
                    .configurationParameter("retort.databases", "sqlite")
                    .configurationParameter(
                            "retort.report.directory", project.resolve("report").toString())
                    .execute();

            assertThat(results.testEvents().failed().stream().map(Event::toString))
                    .anySatisfy(event -> assertThat(event).contains("leaves column users.email behind"));
        }
    }

    @Test
    void theApplicationStarts() throws Exception {
        try (URLClassLoader classes = compiled()) {
            SQLiteDataSource dataSource = new SQLiteDataSource();
            dataSource.setUrl("jdbc:sqlite:" + project.resolve("app.db"));
            Retort retort = Retort.configure()
                    .dataSource(dataSource)
                    .classLoader(classes)
                    .scripts("classpath:db/versions", "classpath:com/example/versions")
                    .build();
            retort.upgrade("head");

            assertThat(retort.isAtHead()).isTrue();
        }
    }

    private URLClassLoader compiled() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = project.resolve("classes");
        List<String> options = new ArrayList<>(List.of("-parameters", "-proc:none", "-d", classes.toString()));
        options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(project.resolve("sources"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(java).as("files in %s", README).hasSize(3);
            boolean done = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, FiveMinutesTest.class.getClassLoader());
    }
}
