package dev.retort.cli.session;

import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult.StepResult;
import dev.retort.run.StatementRun;
import java.util.Locale;

/** Tells what a run does, on standard error, while it does it. */
public final class Progress implements RunListener {

    private final Console console;
    private final boolean quiet;
    private final boolean verbose;

    /**
     * Makes a listener.
     *
     * @param quiet whether it says nothing
     * @param verbose whether it shows statements
     */
    public Progress(Console console, boolean quiet, boolean verbose) {
        this.console = console;
        this.quiet = quiet;
        this.verbose = verbose;
    }

    @Override
    public void beforeStep(Step step) {
        if (!quiet && step.direction() != Direction.STAMP) {
            console.message(word(step.direction()) + " " + console.styledMessage(Style.ID, id(step)) + message(step));
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
    public void afterStep(StepResult result) {
        if (verbose && !quiet) {
            console.message("  done in " + result.millis() + " ms");
        }
    }

    void warn(String text) {
        console.message(console.styledMessage(Style.WARNING, "warning: ") + text);
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
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
