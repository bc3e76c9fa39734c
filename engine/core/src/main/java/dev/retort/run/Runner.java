package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.Transactions;
import dev.retort.revision.Plan;
import dev.retort.revision.VersionRows;
import dev.retort.script.ScriptCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Runs plans on a database. Immutable and safe for use by several threads, each call with a connection of its own,
 * unless the database is a single connection.
 */
public final class Runner {

    private final Database database;
    private final ScriptCatalog scripts;
    private final RunSettings settings;
    private final Dialects dialects = Dialects.onClassPath();

    /** A runner of these scripts on this database. */
    public Runner(Database database, ScriptCatalog scripts, RunSettings settings) {
        this.database = database;
        this.scripts = scripts;
        this.settings = settings;
    }

    /** Runs revisions forwards up to a target, as {@code RevisionGraph.planUpgrade} takes it. */
    public RunResult upgrade(String target) {
        return run(rows -> scripts.graph().planUpgrade(target, rows), !settings.acceptEdited());
    }

    /** Runs revisions backwards down to a target, as {@code RevisionGraph.planDowngrade} takes it. */
    public RunResult downgrade(String target) {
        return run(rows -> scripts.graph().planDowngrade(target, rows), false);
    }

    /** Sets the version rows without running anything, as {@code RevisionGraph.planStamp} says. */
    public RunResult stamp(List<String> targets, boolean purge) {
        return run(rows -> scripts.graph().planStamp(targets, rows, purge), false);
    }

    /** The version rows; none without a version table, which isn't created. */
    public VersionRows rows() {
        return onConnection(
                "reading the version table", (connection, dialect) -> new Bookkeeping(connection, dialect, settings)
                        .versions()
                        .read(connection)
                        .orElse(VersionRows.empty()));
    }

    /** What was done so far, oldest first; nothing without a history table. */
    public List<HistoryEntry> log() {
        return onConnection(
                "reading the history", (connection, dialect) -> new Bookkeeping(connection, dialect, settings)
                        .history()
                        .read(connection)
                        .orElse(List.of()));
    }

    /** Creates the version table and the history table if they aren't there. */
    public void ensureTables() {
        onConnection("creating the version table", (connection, dialect) -> {
            try (Transactions.Session session = dialect.transactions().prepare(connection);
                    RunLock.Held held = lock(connection, dialect)) {
                new Bookkeeping(connection, dialect, settings)
                        .ensureTables(new CurrentTransaction(connection, session));
                return held != null;
            }
        });
    }

    private RunResult run(Function<VersionRows, Plan> planner, boolean refuseEdited) {
        return onConnection("a run", (connection, dialect) -> {
            try (Transactions.Session session = dialect.transactions().prepare(connection)) {
                Plan unlocked = plan(connection, dialect, planner, refuseEdited);
                if (unlocked.isEmpty()) {
                    return new RunResult(List.of(), unlocked.end().ids());
                }
                return locked(connection, dialect, session, planner, refuseEdited);
            }
        });
    }

    /** Plans anew, since another run may have been here while this one waited. */
    private RunResult locked(
            Connection connection,
            Dialect dialect,
            Transactions.Session session,
            Function<VersionRows, Plan> planner,
            boolean refuseEdited)
            throws SQLException {
        RunLock.Held held = lock(connection, dialect);
        try (held) {
            Plan plan = plan(connection, dialect, planner, refuseEdited);
            if (plan.isEmpty()) {
                return new RunResult(List.of(), plan.end().ids());
            }
            return new PlanRun(connection, dialect, session, scripts, settings).run(plan);
        }
    }

    private RunLock.Held lock(Connection connection, Dialect dialect) throws SQLException {
        return dialect.runLock()
                .acquire(database.more(), connection, settings.versionTable().toString(), settings.lockTimeout());
    }

    private Plan plan(Connection connection, Dialect dialect, Function<VersionRows, Plan> planner, boolean refuseEdited)
            throws SQLException {
        Bookkeeping books = new Bookkeeping(connection, dialect, settings);
        VersionRows rows = books.versions().read(connection).orElse(VersionRows.empty());
        Refusals refusals = new Refusals(scripts);
        if (refuseEdited && !rows.isEmpty()) {
            refusals.checkEdited(rows, books.history().newest(connection).orElse(List.of()));
        }
        Plan plan = planner.apply(rows);
        refusals.check(plan);
        return plan;
    }

    private <T> T onConnection(String doing, Work<T> work) {
        try (Database.Lease lease = database.open()) {
            return work.run(lease.connection(), dialects.of(lease.connection()));
        } catch (SQLException e) {
            throw DatabaseException.during(doing, e);
        }
    }

    /** What is done with a connection. */
    private interface Work<T> {
        T run(Connection connection, Dialect dialect) throws SQLException;
    }
}
