package dev.retort.cli.command;

import dev.retort.cli.output.Colours;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs the command that was parsed, once the choice of colours has been followed. */
final class Start implements IExecutionStrategy {

    private final CommandFrame frame;

    Start(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public int execute(ParseResult parsed) {
        Colours.When when = frame.options().colour();
        frame.console().colours().choose(when);
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last == parsed && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            CommandLine line = parsed.commandSpec().commandLine();
            throw new ParameterException(line, "no command is given; commands: " + names(line));
        }
        return new RunLast().execute(parsed);
    }

    private static String names(CommandLine line) {
        return String.join(
                ", ",
                line.getSubcommands().values().stream()
                        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                        .map(CommandLine::getCommandName)
                        .distinct()
                        .toList());
    }
}
