package dev.retort.cli.command;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Wrong usage that is found only after parsing. */
final class Usage {

    private Usage() {}

    static ParameterException wrong(CommandFrame frame, String command, String why) {
        CommandLine line = RetortCommand.line(frame).getSubcommands().get(command);
        return new ParameterException(Objects.requireNonNull(line, command), why);
    }
}
