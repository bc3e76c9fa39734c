package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.command.CommandFrame;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.config.Surroundings;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the command line leaves nothing out. */
class DocumentationTest {

    private final String page;

    DocumentationTest() throws IOException {
        page = Files.readString(Path.of("../../docs/command-line.md"));
    }

    @Test
    void namesEverySetting() {
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(page).contains("`" + key.key() + "`");
        }
    }

    @Test
    void namesEveryCommandAndEveryLongOption() {
        CommandLine line = RetortCommand.line(new CommandFrame(Console.ofProcess(), Surroundings.ofProcess()));
        line.getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                assertThat(page).contains(name);
                command.getCommandSpec().options().stream()
                        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                        .map(OptionSpec::shortestName)
                        .forEach(option -> assertThat(page).contains(option));
            }
        });
    }

    @Test
    void namesEveryExitCode() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("| " + code.number() + " | ");
        }
    }
}
