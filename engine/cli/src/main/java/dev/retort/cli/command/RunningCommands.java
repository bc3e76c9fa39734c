package dev.retort.cli.command;

import dev.retort.cli.command.FramedCommand.ProjectCommand;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.session.Project;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that change the database. */
final class RunningCommands {

    private RunningCommands() {}

    /** Applies revisions. */
    @Command(
            name = "upgrade",
            aliases = {"up", "migrate"},
            description = "Apply revisions up to a target.",
            footer = JsonShape.STEPS)
    static final class UpgradeCommand extends ProjectCommand {

        @Parameters(
                paramLabel = "TARGET",
                arity = "0..1",
                defaultValue = "head",
                description = "head (the default), heads, +N, an id, the start of one, a label, label@head.")
        private String target = "head";

        @Option(
                names = "--accept-edited",
                description = "Accept that applied scripts were edited, and record them as they are now.")
        private boolean acceptEdited;

        @Mixin
        private RunInstead instead = new RunInstead();

        @Override
        Answer answer(Project project) {
            if (instead.isScript(frame(), "upgrade")) {
                return project.script((engine, out) -> engine.upgradeScript(target, out));
            }
            return instead.isDryRun()
                    ? project.dryRun(engine -> engine.planUpgrade(target), frame().options().verbose)
                    : project.upgrade(target, acceptEdited);
        }
    }

    /** Takes revisions back. */
    @Command(
            name = "downgrade",
            aliases = {"down", "rollback"},
            description = "Revert revisions down to a target.",
            footer = JsonShape.STEPS)
    static final class DowngradeCommand extends ProjectCommand {

        @Parameters(paramLabel = "TARGET", description = "-N, base, an id, the start of one, label@base.")
        private String target = "";

        @Option(
                names = "--accept-edited",
                description = "Take revisions back even if their scripts were edited since they were applied.")
        private boolean acceptEdited;

        @Mixin
        private RunInstead instead = new RunInstead();

        @Override
        Answer answer(Project project) {
            if (instead.isScript(frame(), "downgrade")) {
                return project.script((engine, out) -> engine.downgradeScript(target, out));
            }
            return instead.isDryRun()
                    ? project.dryRun(engine -> engine.planDowngrade(target), frame().options().verbose)
                    : project.downgrade(target, acceptEdited);
        }
    }

    /** Sets the version rows and runs nothing. */
    @Command(
            name = "stamp",
            description = "Record revisions as current without running anything.",
            footer = JsonShape.STEPS)
    static final class StampCommand extends ProjectCommand {

        @Parameters(
                paramLabel = "REVISION",
                arity = "1..*",
                description = "An id, the start of one, a label, head, heads, base.")
        private List<String> targets = List.of();

        @Option(names = "--purge", description = "Delete all rows first, even those without a script.")
        private boolean purge;

        @Mixin
        private RunInstead instead = new RunInstead();

        @Override
        Answer answer(Project project) {
            if (instead.isScript(frame(), "stamp")) {
                return script(project);
            }
            return instead.isDryRun()
                    ? project.dryRun(
                            engine -> engine.graph().planStamp(targets, engine.current(), purge),
                            frame().options().verbose)
                    : project.stamp(targets, purge);
        }

        private Answer script(Project project) {
            if (purge) {
                throw UsageProblem.wrong(
                        frame(), "stamp", "--purge can't be combined with --sql: a script has to know the rows");
            }
            return project.script((engine, out) -> engine.stampScript(targets, out));
        }
    }

    /** Creates the version table. */
    @Command(
            name = "ensure-version",
            description = "Create the version table, empty, if it doesn't exist.",
            footer = JsonShape.TABLE)
    static final class EnsureVersionCommand extends ProjectCommand {

        @Override
        Answer answer(Project project) {
            project.ensureVersionTable();
            String table = project.config().get(ConfigKey.VERSION_TABLE);
            return new Answer.Notice(Map.of("table", table), "the version table exists: " + table);
        }
    }

    /** What may be done instead of a run. */
    static final class RunInstead {

        @Option(
                names = "--sql",
                description =
                        "Print a script for psql or sqlite3 instead, without asking the database. Give FROM:TO as the target unless it starts at base.")
        private boolean sql;

        @Option(
                names = "--dry-run",
                description =
                        "Show the steps and statements for the database as it is; run nothing. With -v also transactions and bookkeeping.")
        private boolean dryRun;

        boolean isDryRun() {
            return dryRun;
        }

        /** Whether a script was asked for. */
        boolean isScript(CommandFrame frame, String command) {
            if (sql && dryRun) {
                throw UsageProblem.wrong(frame, command, "--sql and --dry-run can't be combined");
            }
            if (sql && frame.options().json) {
                throw UsageProblem.wrong(frame, command, "--sql prints SQL, so it can't be combined with --json");
            }
            return sql;
        }
    }
}
