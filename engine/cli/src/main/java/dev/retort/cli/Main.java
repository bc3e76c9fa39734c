package dev.retort.cli;

import dev.retort.cli.command.CommandFrame;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.session.Interruption;

/** Starts the program. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        System.setErr(console.logs());
        Interruption interruption = Interruption.of(console);
        int code = RetortCommand.line(new CommandFrame(console, Surroundings.ofProcess(), interruption))
                .execute(args);
        boolean written = console.flush();
        if (!written) {
            console.message(
                    "error: not all of the result could be written to standard output\n"
                            + "  what to do: see that it isn't closed early and that its disk has room; what a run did is in the database");
        }
        interruption.ended();
        System.exit(written ? code : Math.max(code, ExitCode.ERROR.number()));
    }
}
