package dev.retort.cli.command;

import dev.retort.cli.output.Colours;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program itself: the options before the command, and the list of commands. */
@Command(
        name = "retort",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = RetortCommand.Version.class,
        description = "Database migrations that are proven, not hoped for.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:error",
            "2:wrong usage",
            "3:differences or pending revisions (check, current --check-heads), a score that is too low (mutate)",
            "4:another run held the lock for too long",
            "5:several heads where one was needed",
            "6:a destructive change was refused",
            "130:ended by Ctrl-C; what was not committed is rolled back"
        })
public final class RetortCommand {

    private final CommandFrame frame;

    private RetortCommand(CommandFrame frame) {
        this.frame = frame;
    }

    CommandFrame frame() {
        return frame;
    }

    /** The command line of one run. */
    public static CommandLine line(CommandFrame frame) {
        CommandLine line = new CommandLine(new RetortCommand(frame));
        line.addMixin("global", frame.options());
        commands().forEach(command -> line.addSubcommand(helpful(new CommandLine(command))));
        AddedCommand.onClassPath(frame).forEach(command -> line.addSubcommand(helpful(new CommandLine(command))));
        line.addSubcommand(new HelpCommand());
        line.addSubcommand(hidden(new CommandLine(new GenerateCompletion())));
        ErrorReport errors = new ErrorReport(frame);
        line.setOut(writer(frame.console().out()));
        line.setErr(writer(frame.console().err()));
        line.setExecutionExceptionHandler(errors);
        line.setParameterExceptionHandler(errors);
        line.setExecutionStrategy(new Start(frame));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    private static CommandLine helpful(CommandLine command) {
        command.addMixin("help", new HelpOption());
        command.getCommandSpec().usageMessage().footerHeading(JsonShape.HEADING);
        return command;
    }

    private static CommandLine hidden(CommandLine command) {
        command.getCommandSpec().usageMessage().hidden(true);
        return command;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static List<Object> commands() {
        return List.of(
                new SetupCommands.InitCommand(),
                new SetupCommands.ListTemplatesCommand(),
                new WritingCommands.RevisionCommand(),
                new WritingCommands.MergeCommand(),
                new RunningCommands.UpgradeCommand(),
                new RunningCommands.DowngradeCommand(),
                new RunningCommands.StampCommand(),
                new ReadingCommands.PlanCommand(),
                new ReadingCommands.CurrentCommand(),
                new ReadingCommands.HeadsCommand(),
                new ReadingCommands.BranchesCommand(),
                new ReadingCommands.HistoryCommand(),
                new ReadingCommands.ShowCommand(),
                new WritingCommands.EditCommand(),
                new ReadingCommands.CheckCommand(),
                new RunningCommands.EnsureVersionCommand(),
                new SetupCommands.ConfigCommand(),
                new SetupCommands.DoctorCommand());
    }

    /** What every command explains itself with. */
    static final class HelpOption {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean asked;

        boolean asked() {
            return asked;
        }
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = RetortCommand.class.getPackage().getImplementationVersion();
            return new String[] {"retort " + Objects.requireNonNullElse(version, "(built from source)")};
        }
    }

    /** Runs the command that was parsed, once the choice of colours has been followed. */
    private record Start(CommandFrame frame) implements IExecutionStrategy {

        @Override
        public int execute(ParseResult parsed) {
            Colours.When when = frame.options().colour;
            frame.console().colours().choose(when);
            ParseResult last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            if (last == parsed && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                CommandLine line = parsed.commandSpec().commandLine();
                throw new ParameterException(line, "no command was given; the commands are " + names(line));
            }
            return new RunLast().execute(parsed);
        }

        private static String names(CommandLine line) {
            return String.join(
                    ", ",
                    line.getSubcommands().values().stream()
                            .filter(each ->
                                    !each.getCommandSpec().usageMessage().hidden())
                            .map(CommandLine::getCommandName)
                            .distinct()
                            .toList());
        }
    }
}
