package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passwords are in no output of any command, however it ends. */
class SecretsTest {

    private static final String PASSWORD = "s3cr3t-p@ss:w";
    private static final String ENCODED = "s3cr3t-p%40ss%3Aw";

    private final TestProject project;

    SecretsTest(@TempDir Path folder) {
        project = TestProject.onSqlite(folder).revision("aaa1", "none");
    }

    static Stream<String> commands() {
        return Stream.of(
                "init",
                "list-templates",
                "revision -m x",
                "merge",
                "upgrade",
                "downgrade base",
                "stamp head",
                "stamp --purge head",
                "plan upgrade head",
                "current",
                "current -v",
                "heads",
                "branches",
                "history",
                "history -i",
                "history --json",
                "show aaa1",
                "edit base",
                "check",
                "ensure-version",
                "config",
                "config --show-origin",
                "doctor",
                "nonsense",
                "upgrade a b");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void passwordsAreNotShown(String command) {
        for (String url : List.of(
                "postgresql://me:" + ENCODED + "@localhost:1/app",
                "postgresql+asyncpg://me:" + PASSWORD + "@localhost:1/app",
                "jdbc:postgresql://localhost:1/app?user=me&password=" + ENCODED,
                "mysql://me:" + ENCODED + "@localhost/app",
                "//me:" + ENCODED + "@localhost/app",
                "postgresql://me:" + ENCODED + "@local host:x/app")) {
            assertSilent(run(url, command));
            assertSilent(run(url, command + " --debug"));
            assertSilent(run(url, command + " --json"));
            assertSilent(run(url, command + " " + url));
        }
    }

    @Test
    void aPasswordOfItsOwnIsNotShownEither() {
        project.variable("RETORT_PASSWORD", PASSWORD);
        for (String command : commands().toList()) {
            assertSilent(run("postgresql://me@localhost:1/app", command + " --debug"));
        }
    }

    @Test
    void aPasswordInABrokenConfigurationIsNotShown() {
        project.write("retort.toml", "url = \"postgresql://me:" + ENCODED + "@localhost/app\npassword = 5\n");
        assertSilent(project.run("heads", "--debug"));
        project.write("retort.toml", "password = [\"" + PASSWORD + "\"]\n");
        assertSilent(project.run("heads", "--debug"));
    }

    private Output run(String url, String command) {
        return project.run(Stream.concat(Stream.of("--url", url), Stream.of(command.split(" ", -1)))
                .toArray(String[]::new));
    }

    private static void assertSilent(Output output) {
        assertThat(output.all()).doesNotContain("s3cr3t");
    }
}
