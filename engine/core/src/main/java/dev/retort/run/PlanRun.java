package dev.retort.run;

import dev.retort.error.RetortException;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.run.RunResult.StepResult;
import dev.retort.schema.QualifiedName;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a plan, on a connection while the lock is held or into a script. */
final class PlanRun {

    private final RunSite site;
    private final StatementTarget target;
    private final ScriptCatalog scripts;
    private final RunSettings settings;
    private final CurrentTransaction transaction;
    private final Bookkeeping books;
    private final List<StepResult> done = new ArrayList<>();

    PlanRun(RunSite site, ScriptCatalog scripts, RunSettings settings) throws SQLException {
        this.site = site;
        this.target = site.target();
        this.scripts = scripts;
        this.settings = settings;
        this.transaction = site.transaction(settings.timeouts());
        List<QualifiedName> tables = site.session().locate(List.of(settings.versionTable(), settings.historyTable()));
        this.books = new Bookkeeping(target, site.dialect(), settings.withTables(tables.get(0), tables.get(1)));
    }

    RunResult run(Plan plan) throws SQLException {
        for (String setting : site.dialect().transactions().sessionTimeouts(settings.timeouts())) {
            target.execute(setting);
        }
        books.ensureTables(transaction);
        books.requireRoom(plan);
        target.requireNoRows(
                "this script starts from version rows: " + plan.start(),
                books.versions().otherThan(plan.start()));
        for (int i = 0; i < plan.steps().size(); i++) {
            boolean last = i == plan.steps().size() - 1;
            run(plan, i, last || settings.transactions() == TransactionMode.PER_REVISION);
        }
        return new RunResult(done, plan.end().ids());
    }

    private void run(Plan plan, int number, boolean commit) throws SQLException {
        try {
            run(plan.steps().get(number), commit);
        } catch (RetortException e) {
            boolean committed = settings.transactions() == TransactionMode.PER_REVISION;
            throw settings.isCancelled()
                    ? RunCancelledException.in(plan, committed ? number : 0, e, transaction.isPartlyCommitted())
                    : e;
        }
    }

    private void run(Step step, boolean commit) throws SQLException {
        Optional<RevisionScript> script = step.revision().flatMap(it -> scripts.find(it.id()));
        Optional<StepSink> sink = Optional.empty();
        try {
            long start = System.nanoTime();
            if (!done.isEmpty()) {
                site.lock().requireHeld();
            }
            begin(script.filter(it -> step.direction() != Direction.STAMP).map(RevisionScript::transactional));
            settings.listeners().forEach(listener -> listener.beforeStep(step));
            script.filter(it -> step.direction() == Direction.UPGRADE && scripts.isEmptyOn(database(), it))
                    .ifPresent(it -> settings.listeners().forEach(listener -> listener.nothingToRun(step)));
            if (step.direction() != Direction.STAMP && script.isPresent()) {
                StepSink opened = new StepSink(
                        site.dialect(), new StatementRunner(site, transaction, settings.listeners(), step));
                sink = Optional.of(opened);
                run(script.get(), step.direction(), opened);
            }
            finish(step, script, start, commit);
        } catch (SQLException | RuntimeException | LinkageError | AssertionError e) {
            throw failed(new Failure(step, script, sink, e));
        } catch (Error e) {
            transaction.rollback();
            throw e;
        }
    }

    private DatabaseKind database() {
        return site.dialect().splitter().database();
    }

    private void begin(Optional<Boolean> transactional) throws SQLException {
        transaction.stepBegins();
        if (transactional.orElse(true)) {
            transaction.begin();
        } else {
            transaction.requireOwn();
            transaction.commit();
        }
        site.lock().requireSession();
    }

    private void run(RevisionScript script, Direction direction, StepSink sink) {
        Operations op = new Operations(sink, settings.naming());
        script.run(direction, op);
        op.flush();
    }

    private void finish(Step step, Optional<RevisionScript> script, long start, boolean commit) throws SQLException {
        putBack(commit);
        transaction.begin();
        books.record(step, script, millisSince(start));
        if (commit) {
            transaction.commit();
        }
        String id = step.revision().map(dev.retort.revision.Revision::id).orElse("");
        StepResult result = new StepResult(
                id,
                step.direction(),
                step.after().ids(),
                millisSince(start),
                site.session().leaks());
        done.add(result);
        settings.listeners().forEach(listener -> listener.afterStep(result));
    }

    private void putBack(boolean commit) throws SQLException {
        boolean changed =
                !site.session().putBack(commit && transaction.isOpen()).isEmpty();
        if (changed && transaction.isOpen() && !commit) {
            transaction.limit();
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private MigrationFailedException failed(Failure failure) {
        MigrationFailedException exception = failure.explained(site, () -> rollback(failure));
        for (RunListener listener : settings.listeners()) {
            try {
                listener.failed(exception);
            } catch (RuntimeException e) {
                exception.addSuppressed(e);
            }
        }
        return exception;
    }

    /** Rolls back and says what that left. */
    private String rollback(Failure failure) {
        if (target.isScript()) {
            return "no script was written, and no database was touched";
        }
        String undone = transaction.isOpen() ? "rolled back" : "no transaction was open";
        if (transaction.isPartlyCommitted()) {
            undone = "what ran outside a transaction stays; the rest of the revision was rolled back";
        }
        try {
            transaction.rollback();
            site.session().putBack(false);
            site.session().leaks();
            return undone + "; version rows: " + books.rows();
        } catch (SQLException e) {
            failure.add(e);
            return "the connection was lost, so the server rolls back; the version rows can't be read";
        }
    }
}
