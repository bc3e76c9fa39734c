package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScriptFrame;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Step;
import dev.retort.revision.Target;
import dev.retort.revision.VersionRows;
import dev.retort.script.ScriptCatalog;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes scripts for the database's own command-line program that do what runs would do. No database is asked. Immutable
 * and safe for use by several threads.
 */
public final class ScriptWriter {

    private final Dialect dialect;
    private final ScriptCatalog scripts;
    private final RunSettings settings;

    /** A writer of scripts for this dialect. */
    public ScriptWriter(Dialect dialect, ScriptCatalog scripts, RunSettings settings) {
        this.dialect = dialect;
        this.scripts = scripts;
        this.settings = settings;
    }

    /**
     * The script of an upgrade: {@code from:to}, or a target that is reached from base.
     *
     * @param out takes the script when it is whole, so that nothing is written of one that can't be
     */
    public void upgrade(String rangeOrTarget, Appendable out) {
        String to = to(rangeOrTarget);
        script(graph().planUpgrade(to.isEmpty() ? "head" : to, from(rangeOrTarget)), out);
    }

    /**
     * The script of a downgrade, {@code from:to}.
     *
     * @throws RetortException if there is no from, code {@code range-needed}
     */
    public void downgrade(String range, Appendable out) {
        VersionRows from = from(range);
        if (from.isEmpty() || to(range).isEmpty()) {
            throw new RetortException(Problem.of("range-needed", "the script of a downgrade needs a starting point")
                    .with("given", range)
                    .cure("give from:to, such as head:base"));
        }
        script(graph().planDowngrade(to(range), from), out);
    }

    /**
     * The script of a stamp: targets, each of which may say where the database is, {@code from:to}.
     *
     * @param targets at least one
     * @throws RetortException if two of them say different things about where the database is
     */
    public void stamp(List<String> targets, Appendable out) {
        VersionRows from = oneStart(targets);
        script(graph().planStamp(targets.stream().map(ScriptWriter::to).toList(), from, false), out);
    }

    /** The script that carries out a plan; a comment if there is nothing to do. */
    public void script(Plan plan, Appendable out) {
        try (Draft draft = new Draft()) {
            ScriptText text = new ScriptText(dialect.scriptFrame(), draft::append);
            written(plan, text, text, false);
            draft.copyTo(out);
        }
    }

    /** The statements of a plan's revisions, to be read: without transactions and what is noted in our own tables. */
    public void statements(Plan plan, Appendable out) {
        try (Draft draft = new Draft()) {
            ScriptText nowhere = new ScriptText(dialect.scriptFrame(), any -> {});
            written(plan, nowhere, new ScriptText(dialect.scriptFrame(), draft::append), true);
            draft.copyTo(out);
        }
    }

    /** Writes everything to one text, and the steps' names, perhaps with their statements, to another. */
    private void written(Plan plan, ScriptText everything, ScriptText told, boolean withStatements) {
        new Refusals(scripts).check(plan);
        if (plan.isEmpty()) {
            told.comment("nothing to do; version rows: " + plan.start());
            told.end();
            return;
        }
        RunListener listener = new RunListener() {
            @Override
            public void beforeStep(Step step) {
                told.comment(LogListener.label(step));
            }

            @Override
            public void beforeStatement(StatementRun statement) {
                if (withStatements) {
                    told.add(dialect.scriptFrame().statement(statement.sql()));
                }
            }
        };
        try {
            write(plan, everything, listener);
        } catch (SQLException e) {
            throw DatabaseException.during("writing a script", e);
        }
        told.end();
    }

    private void write(Plan plan, ScriptText text, RunListener listener) throws SQLException {
        Optional<String> url = dialect.scriptFrame().scratchUrl();
        if (url.isEmpty()) {
            write(plan, text, listener, Optional.empty());
            return;
        }
        try (Scratch scratch = Scratch.open(url.get(), dialect)) {
            scratch.bringTo(plan, scripts, settings);
            write(plan, text, listener, Optional.of(scratch.site()));
        }
    }

    private void write(Plan plan, ScriptText text, RunListener listener, Optional<RunSite> scratch)
            throws SQLException {
        ScriptFrame frame = dialect.scriptFrame();
        text.addAll(frame.opening());
        new PlanRun(text.site(dialect, scratch), scripts, settings.withListeners(List.of(listener))).run(plan);
        text.addAll(frame.closing());
    }

    private RevisionGraph graph() {
        return scripts.graph();
    }

    private VersionRows oneStart(List<String> targets) {
        List<VersionRows> starts = targets.stream()
                .filter(Target.Range::isRange)
                .map(this::from)
                .distinct()
                .toList();
        if (starts.size() > 1) {
            throw new RetortException(Problem.of("several-starts", "a script starts from one state of the database")
                    .with("asked for", String.join(" ", targets))
                    .with("starts", starts)
                    .cure("give one from: for all targets, or write a script for each"));
        }
        return starts.isEmpty() ? VersionRows.empty() : starts.get(0);
    }

    private VersionRows from(String text) {
        if (!Target.Range.isRange(text) || Target.Range.parse(text).from().isEmpty()) {
            return VersionRows.empty();
        }
        return VersionRows.of(graph().resolve(text.substring(0, text.indexOf(':'))).stream()
                .map(Revision::id)
                .toList());
    }

    private static String to(String text) {
        return text.substring(text.indexOf(':') + 1);
    }
}
