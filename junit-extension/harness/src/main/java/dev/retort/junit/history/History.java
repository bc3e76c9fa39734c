package dev.retort.junit.history;

import dev.retort.dialect.SessionLeak;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Step;
import dev.retort.revision.Step.RowChange;
import dev.retort.revision.VersionRows;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult.StepResult;
import dev.retort.run.StatementRun;
import dev.retort.schema.NamingConvention;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A loaded history, of which single steps can be run. Immutable. */
public final class History {

    private final ScriptCatalog catalog;
    private final Engine.Scripts scripts;
    private final Engine engine;
    private final VersionRows base;

    /** A history whose steps are carried out by an engine. */
    public History(ScriptCatalog catalog, NamingConvention naming, Engine engine) {
        this(catalog, naming, engine, VersionRows.empty());
    }

    private History(ScriptCatalog catalog, NamingConvention naming, Engine engine, VersionRows base) {
        this.catalog = catalog;
        this.scripts = new Engine.Scripts(catalog, naming);
        this.engine = engine;
        this.base = base;
    }

    /** The same history where it begins above base: what these version rows stand for is there already. */
    public History from(VersionRows rows) {
        return new History(catalog, scripts.naming(), engine, rows);
    }

    /** The version rows with which it begins; none at base. */
    public VersionRows base() {
        return base;
    }

    /** Another history that is run in the same way. */
    public History of(ScriptCatalog others, NamingConvention convention) {
        return new History(others, convention, engine);
    }

    /** Another history that is run and named in the same way. */
    public History of(ScriptCatalog others) {
        return of(others, scripts.naming());
    }

    /** The revisions and how they hang together. */
    public RevisionGraph graph() {
        return catalog.graph();
    }

    /** All scripts above the base, in an order in which they can be upgraded from there. */
    public List<RevisionScript> inOrder() {
        return graph().planUpgrade("heads", base).steps().stream()
                .flatMap(step -> step.revision().stream())
                .map(revision -> catalog.get(revision.id()))
                .toList();
    }

    /** The script of a revision, by its full id. */
    public RevisionScript script(String id) {
        return catalog.get(id);
    }

    /**
     * The one step that runs a revision's upgrade.
     *
     * @param rows the version rows; everything that the revision needs is applied
     * @throws IllegalStateException if something else would have to run before
     */
    public Step upgrade(String id, VersionRows rows) {
        List<Step> steps = graph().planUpgrade(id, rows).steps();
        if (steps.size() != 1) {
            throw new IllegalStateException("the way to " + id + " has " + steps.size() + " steps");
        }
        return steps.get(0);
    }

    /** The steps from the base up to a revision, which is the last of them; none if it isn't above the base. */
    public List<Step> wayTo(String id) {
        return graph().planUpgrade(id, base).steps();
    }

    /** The scripts. */
    public ScriptCatalog catalog() {
        return catalog;
    }

    /** The step that undoes an upgrade and leads exactly to the version rows before it. */
    public static Step reverse(Step upgrade) {
        List<RowChange> changes = new ArrayList<>();
        upgrade.changes().forEach(change -> changes.add(0, reverse(change)));
        return new Step(Direction.DOWNGRADE, upgrade.revision(), upgrade.after(), upgrade.before(), changes);
    }

    private static RowChange reverse(RowChange change) {
        if (change instanceof RowChange.Insert insert) {
            return new RowChange.Delete(insert.id());
        }
        if (change instanceof RowChange.Delete delete) {
            return new RowChange.Insert(delete.id());
        }
        RowChange.Update update = (RowChange.Update) change;
        return new RowChange.Update(update.to(), update.from());
    }

    /** Runs one step; a failure is kept in the result. */
    public StepRun run(Step step, DataSource database) {
        return run(step, database, new RunListener() {});
    }

    /** The same, while another listener is told what runs, and may end it by an exception. */
    public StepRun run(Step step, DataSource database, RunListener other) {
        return run(List.of(step), database, other).get(0);
    }

    /**
     * Runs steps that follow one another in a single run, as {@code upgrade heads} does; a failure is kept in the result.
     *
     * @param steps at least one
     * @return what became of each, up to the one that failed if one did
     */
    public List<StepRun> run(List<Step> steps, DataSource database) {
        return run(steps, database, new RunListener() {});
    }

    /** The same, while another listener is told what runs, and may end it by an exception. */
    public List<StepRun> run(List<Step> steps, DataSource database, RunListener other) {
        Recording recording = new Recording(other);
        Optional<RetortException> failure = attempt(steps, database, recording);
        failure.ifPresent(reason -> recording.end(steps, reason));
        return List.copyOf(recording.runs);
    }

    private Optional<RetortException> attempt(List<Step> steps, DataSource database, RunListener listener) {
        try {
            engine.run(database, scripts, plan(steps), listener);
            return Optional.empty();
        } catch (RetortException e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(new RetortException(
                    Problem.of(
                                    "migration-failed",
                                    "the migration threw " + e.getClass().getName())
                            .with("message", String.valueOf(e.getMessage())),
                    e));
        }
    }

    /** Notes what the steps of one run do, and tells another listener, who may end it by an exception. */
    private static final class Recording implements RunListener {

        private final List<StepRun> runs = new ArrayList<>();
        private final List<StatementRun> statements = new ArrayList<>();
        private final RunListener other;
        private long begin = System.nanoTime();

        Recording(RunListener other) {
            this.other = other;
        }

        @Override
        public void beforeStatement(StatementRun statement) {
            statements.add(statement);
            other.beforeStatement(statement);
        }

        @Override
        public void afterStatement(StatementRun statement, long nanos) {
            other.afterStatement(statement, nanos);
        }

        @Override
        public void afterStep(StepResult result) {
            add(result.revision(), result.direction(), Optional.empty(), result.leaks());
            other.afterStep(result);
            begin = System.nanoTime();
        }

        /** The step that was next failed. */
        void end(List<Step> steps, RetortException failure) {
            Step failed = steps.get(Math.min(runs.size(), steps.size() - 1));
            String id = failed.revision().map(Revision::id).orElse("");
            add(id, failed.direction(), Optional.of(failure), List.of());
        }

        private void add(String id, Direction direction, Optional<RetortException> failure, List<SessionLeak> leaks) {
            long now = System.nanoTime();
            runs.add(new StepRun(id, direction, statements, failure, (now - begin) / 1_000_000, leaks));
            statements.clear();
            begin = now;
        }
    }

    /**
     * Runs the steps from the base to the heads, for a schema and not for evidence.
     *
     * @throws RetortException if one fails
     */
    public void upgradeAll(DataSource database) {
        Plan plan = graph().planUpgrade("heads", base);
        engine.run(database, scripts, plan, new RunListener() {});
    }

    /**
     * Upgrades to the heads from wherever the database is, as an application does when it starts.
     *
     * @throws RetortException if a step fails, or the lock can't be had
     */
    public void upgradeToHeads(DataSource database, RunListener listener) {
        engine.upgradeToHeads(database, scripts, listener);
    }

    /**
     * The script that carries out a step without the engine.
     *
     * @throws RetortException if there is none, since the revision needs a connection
     */
    public String script(Step step, DatabaseKind database) {
        return engine.script(database, scripts, plan(List.of(step)));
    }

    /** Writes down that a database has a revision, in place of all that is written down there. */
    public void stamp(DataSource database, String revision) {
        engine.stamp(database, scripts, revision);
    }

    /** Which other tool has filled a database; empty if none has. */
    public Optional<Problem> foreign(DataSource database) {
        return engine.foreign(database, scripts);
    }

    /** What the engine has written down in a database. */
    public Engine.Books books(DataSource database) {
        return engine.books(database, scripts);
    }

    private static Plan plan(List<Step> steps) {
        return new Plan(
                steps, steps.get(0).before(), steps.get(steps.size() - 1).after());
    }

    /**
     * One revision that was run in one direction, or failed to.
     *
     * @param revision the revision's id
     * @param direction which way
     * @param statements the statements that ran, in order; the last one is the one that failed, if it was one
     * @param failure why it failed; empty if it didn't
     * @param millis how long it took
     * @param leaks what it left changed in its session, before the engine put it back
     */
    public record StepRun(
            String revision,
            Direction direction,
            List<StatementRun> statements,
            Optional<RetortException> failure,
            long millis,
            List<SessionLeak> leaks) {

        /** Copies the lists. */
        public StepRun {
            statements = List.copyOf(statements);
            leaks = List.copyOf(leaks);
        }

        /** Whether it went through. */
        public boolean succeeded() {
            return failure.isEmpty();
        }
    }
}
