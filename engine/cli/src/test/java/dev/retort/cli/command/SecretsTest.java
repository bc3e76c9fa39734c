package dev.retort.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.output.Console;
import dev.retort.cli.testing.Output;
import dev.retort.cli.testing.TestDatabase;
import dev.retort.cli.testing.TestProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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
                "history --tree",
                "history --log",
                "generate-completion",
                "help upgrade",
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
    @ValueSource(
            strings = {
                "-x url:%s current",
                "-x %s current",
                "--json -x password:%s current",
                "current postgresql://me:%s@h/db"
            })
    void wrongUsageRepeatsNoValueThatMayHoldAPassword(String command) {
        Output output = project.run(command.formatted("s3cr3t").split(" "));
        assertThat(output.code()).isNotZero();
        assertThat(output.out() + output.err()).doesNotContain("s3cr3t");
    }

    /** Whatever it was meant to be, what may be a password in it isn't shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sec:%s@host/db",
                "postgresql:sec:%s@host/db",
                "postgresql:/sec:%s@host/db",
                "postgresql//sec:%s@host/db",
                "postgres://sec:%s@host:port/db",
                "jdbc:postgresql://host/db?user=me&password=%s",
                "host=h password=%s user=me"
            })
    void aMalformedUrlIsShownWithoutThem(String url) {
        for (String command :
                List.of("config --show-origin", "config", "doctor", "current", "upgrade", "config --json")) {
            List<String> words = new ArrayList<>(List.of("--url", url.formatted("s3cr3t:x@y")));
            words.addAll(List.of(command.split(" ")));
            Output output = project.run(words.toArray(String[]::new));
            assertThat(output.out() + output.err()).as(command).doesNotContain("s3cr3t");
        }
    }

    @Test
    void aDatabaseInMemoryIsWarnedOf() {
        assertThat(project.run("--url", "sqlite://", "upgrade").err()).contains("is in memory");
    }

    @Test
    void noCommandIsLeftOut() {
        CommandLine program = RetortCommand.line(new CommandFrame(Console.ofProcess(), Surroundings.ofProcess()));
        List<String> tried = commands().map(command -> command.split(" ")[0]).toList();
        program.getSubcommands().values().stream()
                .map(CommandLine::getCommandName)
                .forEach(name -> assertThat(tried).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--url", "RETORT_URL", "DATABASE_URL", "-x", "-D", "retort.toml"})
    void whereverTheUrlComesFrom(String place) {
        String url = "postgresql://me:" + ENCODED + "@localhost:1/app";
        String option =
                switch (place) {
                    case "--url" -> "--url=" + url;
                    case "-x" -> "-xurl=" + url;
                    case "-D" -> "-Dretort.url=" + url;
                    default -> "--color=never";
                };
        if (place.equals("retort.toml")) {
            project.write("retort.toml", "url = \"" + url + "\"\n");
        } else if (option.equals("--color=never")) {
            project.variable(place, url).write("retort.toml", "");
        }
        for (String command : List.of("current", "config --show-origin", "doctor", "upgrade", "check --json")) {
            Output output = project.run((option + " " + command + " --debug").split(" "));
            assertSilent(output);
        }
        assertThat(project.run(option, "config").out()).contains("postgresql://me:***@localhost:1/app");
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
    void passwordsAreNotShownWhereAllGoesWell() throws SQLException {
        String url = TestDatabase.POSTGRESQL.create(project.folder()) + "&password=" + ENCODED;
        project.write(
                "migrations/bbb1.sql",
                """
                -- revision: bbb1
                -- down_revision: aaa1

                -- upgrade
                CREATE ROLE app_role PASSWORD 's3cr3t-of-the-role';
                SELECT nothing FROM nowhere;
                -- downgrade
                DROP ROLE app_role;
                """);
        assertThat(run(url, "upgrade aaa1").code()).isZero();
        for (String command : commands().toList()) {
            assertSilent(run(url, command + " -v"));
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
