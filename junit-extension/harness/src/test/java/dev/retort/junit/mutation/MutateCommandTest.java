package dev.retort.junit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.command.CommandFrame;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.output.Colours;
import dev.retort.cli.output.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code retort mutate}, found by the program as a user's would find it. */
class MutateCommandTest {

    private final Path folder;

    MutateCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeProject() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("retort.toml"),
                "locations = [\"migrations\"]\nurl = \"sqlite:///" + folder.resolve("app.db") + "\"\n");
        Files.writeString(
                folder.resolve("migrations/001_users.sql"),
                """
                -- revision: 001
                -- down_revision: none
                -- message: users
                -- upgrade
                CREATE TABLE users (id INTEGER PRIMARY KEY, name varchar(20) DEFAULT '' NOT NULL);
                -- downgrade
                DROP TABLE users;
                """);
    }

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Colours(false, false, true));
        return RetortCommand.line(new CommandFrame(console, new Surroundings(folder, Map.of(), Map.of())))
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void survivorsAreListedAndALowScoreIsExitCode3() {
        assertThat(run("mutate", "--operators", "lose-default,leave-behind", "--min-score", "0.9"))
                .as(err())
                .isEqualTo(3);
        assertThat(out())
                .startsWith("mutation score 0.")
                .contains("lose-default: 1 of 1 survive", "001 [upgrade] loses a DEFAULT (001_users.sql:5)");
        assertThat(err()).contains("mutants on sqlite");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Test
    void theJsonHasEveryMutant() {
        assertThat(run("mutate", "--operators", "leave-behind", "--json", "--min-score", "1", "--limit", "2"))
                .as(err())
                .isZero();
        assertThat(out()).contains("\"score\" : 1.0", "\"operator\" : \"leave-behind\"", "\"fate\" : \"found\"");
        assertThat(err()).isEmpty();
    }

    @Test
    void aMisspeltOperatorIsToldWithTheNearest() {
        assertThat(run("mutate", "--operators", "lose-defualt")).isEqualTo(1);
        assertThat(err()).contains("no kind of fault is called 'lose-defualt'", "did you mean 'lose-default'?");
    }
}
