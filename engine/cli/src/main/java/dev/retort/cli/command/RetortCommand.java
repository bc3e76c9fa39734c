package dev.retort.cli.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

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
            "3:differences or pending revisions (check, current --check-heads)",
            "4:another run held the lock for too long",
            "5:several heads where one was needed",
            "6:a destructive change was refused"
        })
public final class RetortCommand {

    private RetortCommand() {}

    /** The command line of one run. */
    public static CommandLine line(CommandFrame frame) {
        CommandLine line = new CommandLine(new RetortCommand());
        line.addMixin("global", frame.options());
        commands(frame).forEach(command -> line.addSubcommand(helpful(new CommandLine(command))));
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
        return command;
    }

    private static CommandLine hidden(CommandLine command) {
        command.getCommandSpec().usageMessage().hidden(true);
        return command;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static List<Object> commands(CommandFrame frame) {
        return List.of(
                new InitCommand(frame),
                new ListTemplatesCommand(frame),
                new RevisionCommand(frame),
                new MergeCommand(frame),
                new UpgradeCommand(frame),
                new DowngradeCommand(frame),
                new StampCommand(frame),
                new PlanCommand(frame),
                new CurrentCommand(frame),
                new HeadsCommand(frame),
                new BranchesCommand(frame),
                new HistoryCommand(frame),
                new ShowCommand(frame),
                new EditCommand(frame),
                new CheckCommand(frame),
                new EnsureVersionCommand(frame),
                new ConfigCommand(frame),
                new DoctorCommand(frame));
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
}
