package dev.retort.cli;

import dev.retort.cli.command.CommandFrame;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.output.Console;

/** Starts the program. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        System.setErr(console.logs());
        int code = RetortCommand.line(new CommandFrame(console, Surroundings.ofProcess()))
                .execute(args);
        console.flush();
        System.exit(code);
    }
}
