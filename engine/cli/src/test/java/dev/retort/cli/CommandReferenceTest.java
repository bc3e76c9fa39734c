package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.command.CommandFrame;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page about the commands is what the commands say of themselves. */
class CommandReferenceTest {

    private static final Path PAGE = Path.of("../../docs/commands.md");

    private final CommandLine program =
            RetortCommand.line(new CommandFrame(Console.ofProcess(), Surroundings.ofProcess()));

    @Test
    void theCommittedPageIsUpToDate() throws IOException {
        String generated = CommandReference.of(program);
        if (Boolean.getBoolean("retort.docs.update")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/commands.md; write it anew with: mvn -pl engine/cli -am test -Dtest=CommandReferenceTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dretort.docs.update=true")
                .isEqualTo(generated);
    }

    @Test
    void everyCommandTellsItsJsonDocument() {
        program.getSubcommands().forEach((name, command) -> {
            boolean visible = !command.getCommandSpec().usageMessage().hidden();
            if (visible && !name.equals("help")) {
                assertThat(String.join(
                                "", command.getCommandSpec().usageMessage().footer()))
                        .as(name)
                        .startsWith("{");
            }
        });
    }

    @Test
    void everyExitCodeIsExplained() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(program.getCommandSpec().usageMessage().exitCodeList())
                    .containsKey(String.valueOf(code.number()));
        }
    }
}
