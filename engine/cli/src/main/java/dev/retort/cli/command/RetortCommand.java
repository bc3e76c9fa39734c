package dev.retort.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private final GlobalOptions options;

    private RetortCommand(CommandFrame frame) {
        this.options = frame.options();
    }

    /** The command line of one run. */
    public static CommandLine line(CommandFrame frame) {
        CommandLine line = new CommandLine(new RetortCommand(frame));
        commands(frame).forEach(line::addSubcommand);
        line.addSubcommand(new HelpCommand());
        line.addSubcommand(new GenerateCompletion());
        line.getSubcommands().get("generate-completion").getCommandSpec().usageMessage().hidden(true);
        ErrorReport errors = new ErrorReport(frame);
        line.setOut(new PrintWriter(frame.console().out(), true));
        line.setErr(new PrintWriter(frame.console().err(), true));
        line.setExecutionExceptionHandler(errors);
        line.setParameterExceptionHandler(errors);
        line.setExecutionStrategy(new Start(frame));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        return line;
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

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = RetortCommand.class.getPackage().getImplementationVersion();
            return new String[] {"retort " + Objects.requireNonNullElse(version, "(built from source)")};
        }
    }
}
