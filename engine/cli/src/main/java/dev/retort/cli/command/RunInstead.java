package dev.retort.cli.command;

import picocli.CommandLine.Option;

/** What may be done instead of a run. */
final class RunInstead {

    @Option(
            names = "--sql",
            description = "Print a script for psql or sqlite3 instead; the database is not asked. Take FROM:TO as the"
                    + " target where it does not begin at base.")
    private boolean sql;

    @Option(names = "--dry-run", description = "Show the steps and statements for the database as it is; run nothing.")
    private boolean dryRun;

    boolean isDryRun() {
        return dryRun;
    }

    /** Whether a script was asked for. */
    boolean isScript(CommandFrame frame, String command) {
        if (sql && dryRun) {
            throw Usage.wrong(frame, command, "--sql and --dry-run can't be had at once");
        }
        if (sql && frame.options().json()) {
            throw Usage.wrong(frame, command, "--sql prints SQL, which --json can't be");
        }
        return sql;
    }
}
