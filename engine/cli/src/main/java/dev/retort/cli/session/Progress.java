package dev.retort.cli.session;

import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.dialect.NothingDone;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult.StepResult;
import dev.retort.run.StatementRun;

/**
 * Tells what a run does, on standard error, while it does it.
 *
 * @param console where it goes
 * @param quiet whether it says nothing
 * @param verbose whether it shows statements
 */
public record Progress(Console console, boolean quiet, boolean verbose) implements RunListener {

    @Override
    public void beforeStep(Step step) {
        if (!quiet && step.direction() != Direction.STAMP) {
            console.message(step.direction().word() + " " + console.styledMessage(Style.ID, id(step)) + message(step));
        }
    }

    @Override
    public void nothingToRun(Step step) {
        warn("there is nothing in the upgrade of " + id(step) + " for this database");
    }

    @Override
    public void beforeStatement(StatementRun statement) {
        if (verbose && !quiet) {
            console.message(console.styledMessage(Style.FAINT, indented(statement.sql())));
        }
    }

    @Override
    public void nothingDone(StatementRun statement, NothingDone what) {
        if (what.isWorthWarning()) {
            warn(statement.told(what));
        } else if (!quiet) {
            console.message("  " + statement.told(what));
        }
    }

    @Override
    public void afterStep(StepResult result) {
        if (verbose && !quiet) {
            console.message("  done in " + result.millis() + " ms");
        }
        result.leaks()
                .forEach(leak ->
                        warn(result.revision() + " left its session changed, which was put back: " + leak.describe()));
    }

    void tell(String line) {
        if (!quiet) {
            console.message(line);
        }
    }

    void warn(String text) {
        console.message(console.styledMessage(Style.WARNING, "warning: ") + text);
    }

    private static String id(Step step) {
        return step.revision().map(Revision::id).orElse("");
    }

    private static String message(Step step) {
        return step.revision()
                .map(Revision::message)
                .filter(text -> !text.isEmpty())
                .map(text -> "  " + text)
                .orElse("");
    }

    private static String indented(String sql) {
        return sql.strip().indent(4).stripTrailing() + ";";
    }
}
