package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.Transactions;
import dev.retort.error.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.VersionRows;
import dev.retort.script.ScriptCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return run(
                rows -> scripts.graph().planUpgrade(target, rows),
                settings.acceptEdited() ? Edits.ACCEPTED : Edits.REFUSED);
    }

    /** Runs revisions backwards down to a target, as {@code RevisionGraph.planDowngrade} takes it. */
    public RunResult downgrade(String target) {
        return run(
                rows -> scripts.graph().planDowngrade(target, rows),
                settings.acceptEdited() ? Edits.IGNORED : Edits.REFUSED_ON_THE_WAY);
    }

    /** Sets the version rows without running anything, as {@code RevisionGraph.planStamp} says. */
    public RunResult stamp(List<String> targets, boolean purge) {
        return run(rows -> scripts.graph().planStamp(targets, rows, purge), Edits.IGNORED);
    }

    /**
     * Carries out exactly the steps of a plan.
     *
     * @throws StalePlanException if the version rows have changed since; nothing was run
     */
    public RunResult run(Plan plan) {
        return run(rows -> fresh(plan, rows), settings.acceptEdited() ? Edits.IGNORED : Edits.REFUSED_ON_THE_WAY);
    }

    private static Plan fresh(Plan plan, VersionRows rows) {
        if (!rows.equals(plan.start())) {
            throw StalePlanException.of(plan, rows);
        }
        return plan;
    }

    /** The dialect of the database; opens a connection to ask. */
    public Dialect dialect() {
        return onConnection("asking for the kind of database", (connection, dialect) -> dialect);
    }

    /** The version rows; none without a version table, which isn't created. */
    public VersionRows rows() {
        return reading("reading the version table", Bookkeeping::rows);
    }

    /** What was done so far, oldest first; nothing without a history table. */
    public List<HistoryEntry> log() {
        return reading("reading the history", Bookkeeping::log);
    }

    /** What another tool has noted in the database; empty if nothing, or if there is a version table of ours. */
    public Optional<ForeignHistory> foreignHistory() {
        return onConnection("looking for another tool's tables", (connection, dialect) -> {
            boolean joined = settings.joinTransaction();
            Bookkeeping books = new Bookkeeping(new ConnectionTarget(connection, joined), dialect, settings);
            return books.hasVersionTable() ? Optional.empty() : ForeignHistory.find(connection, joined);
        });
    }

    /** Without readying the connection, unless the caller's transaction may be open on it. */
    private <T> T reading(String doing, Reading<T> work) {
        return onConnection(doing, (connection, dialect) -> {
            requireSchema(connection, dialect);
            if (!settings.joinTransaction()) {
                return work.read(new Bookkeeping(new ConnectionTarget(connection, false), dialect, settings));
            }
            try (Transactions.Session session = dialect.transactions().join(connection)) {
                return work.read(books(RunSite.on(connection, dialect, session)));
            }
        });
    }

    private Bookkeeping books(RunSite site) {
        return new Bookkeeping(site.target(), site.dialect(), settings);
    }

    /** Creates the version table and the history table if they aren't there. */
    public void ensureTables() {
        onConnection("creating the version table", (connection, dialect) -> {
            try (Transactions.Session session = prepare(connection, dialect);
                    RunLock.Held held = lock(connection, dialect)) {
                requireSchema(connection, dialect);
                RunSite site = RunSite.on(connection, dialect, session);
                books(site).ensureTables(site.transaction(settings.timeouts()));
                return held != null;
            }
        });
    }

    private void requireSchema(Connection connection, Dialect dialect) throws SQLException {
        boolean unnamed = Stream.of(settings.versionTable(), settings.historyTable())
                .anyMatch(table -> table.schema().isEmpty());
        if (unnamed) {
            dialect.transactions().requireSchema(connection);
        }
    }

    private Transactions.Session prepare(Connection connection, Dialect dialect) throws SQLException {
        return settings.joinTransaction()
                ? dialect.transactions().join(connection)
                : dialect.transactions().prepare(connection);
    }

    private RunResult run(Function<VersionRows, Plan> planner, Edits edits) {
        return onConnection("a run", (connection, dialect) -> {
            try (Transactions.Session session = prepare(connection, dialect)) {
                requireSchema(connection, dialect);
                RunSite site = RunSite.on(connection, dialect, session);
                Planned unlocked = plan(site, planner, edits);
                refuseForeignHistory(connection, site, unlocked.plan());
                return unlocked.isNothing()
                        ? unlocked.nothing()
                        : cancellable(session, () -> locked(connection, site, planner, edits));
            }
        });
    }

    private RunResult cancellable(Transactions.Session session, Cancellation.Work<RunResult> work) throws SQLException {
        if (settings.cancellation().isEmpty()) {
            return work.run();
        }
        try {
            return settings.cancellation().get().during(session, work);
        } catch (RunCancelledException known) {
            throw known;
        } catch (RetortException | SQLException e) {
            if (settings.isCancelled()) {
                throw RunCancelledException.before(e);
            }
            throw e;
        }
    }

    /** An upgrade from nothing, in a database that another tool has filled, would create what is there. */
    private void refuseForeignHistory(Connection connection, RunSite site, Plan plan) throws SQLException {
        boolean begins =
                plan.start().isEmpty() && plan.steps().stream().anyMatch(step -> step.direction() == Direction.UPGRADE);
        if (!begins || books(site).hasVersionTable()) {
            return;
        }
        Optional<ForeignHistory> found =
                ForeignHistory.find(connection, site.session().isJoined());
        if (found.isPresent()) {
            throw found.get().refusal();
        }
    }

    /** Plans again, since another run may have been here while this one waited. */
    private RunResult locked(Connection connection, RunSite site, Function<VersionRows, Plan> planner, Edits edits)
            throws SQLException {
        RunLock.Held held = lock(connection, site.dialect());
        try (held) {
            Planned planned = plan(site, planner, edits);
            accept(planned, site);
            return planned.plan().isEmpty() ? planned.nothing() : run(planned.plan(), site.locked(held));
        }
    }

    private RunResult run(Plan plan, RunSite site) throws SQLException {
        List<RunListener> listeners = new ArrayList<>(List.of(new LogListener(settings.quiet())));
        settings.cancellation().map(Cancellation::listener).ifPresent(listeners::add);
        listeners.addAll(settings.listeners());
        return new PlanRun(site, scripts, settings.withListeners(listeners)).run(plan);
    }

    private void accept(Planned planned, RunSite site) throws SQLException {
        if (planned.edited().isEmpty()) {
            return;
        }
        CurrentTransaction transaction = site.transaction(settings.timeouts());
        transaction.begin();
        for (EditedScript edited : planned.edited()) {
            new Bookkeeping(site.target(), site.dialect(), settings)
                    .accept(edited.script(), planned.plan().start());
        }
        transaction.commit();
    }

    private RunLock.Held lock(Connection connection, Dialect dialect) throws SQLException {
        return dialect.runLock()
                .acquire(database.more(), connection, settings.versionTable().toString(), settings.lockTimeout());
    }

    private Planned plan(RunSite site, Function<VersionRows, Plan> planner, Edits edits) throws SQLException {
        Bookkeeping books = new Bookkeeping(site.target(), site.dialect(), settings);
        VersionRows rows = books.rows();
        Refusals refusals = new Refusals(scripts);
        boolean ofAll = edits == Edits.REFUSED || edits == Edits.ACCEPTED;
        List<EditedScript> edited = ofAll ? edited(site, books, rows) : List.of();
        if (edits == Edits.REFUSED) {
            refusals.refuse(edited);
        }
        Plan plan = planner.apply(rows);
        refusals.check(plan);
        if (edits == Edits.REFUSED_ON_THE_WAY && takesBack(plan)) {
            refusals.refuse(takenBack(plan, edited(site, books, rows)));
        }
        return new Planned(plan, edited);
    }

    private List<EditedScript> edited(RunSite site, Bookkeeping books, VersionRows rows) throws SQLException {
        return rows.isEmpty()
                ? List.of()
                : new Refusals(scripts)
                        .edited(
                                site.dialect().splitter().database(),
                                rows,
                                books.history().newest(site.target()).orElse(List.of()));
    }

    private static boolean takesBack(Plan plan) {
        return plan.steps().stream().anyMatch(step -> step.direction() == Direction.DOWNGRADE);
    }

    private static List<EditedScript> takenBack(Plan plan, List<EditedScript> edited) {
        Set<String> ids = plan.steps().stream()
                .filter(step -> step.direction() == Direction.DOWNGRADE)
                .flatMap(step -> step.revision().stream())
                .map(dev.retort.revision.Revision::id)
                .collect(Collectors.toSet());
        return edited.stream().filter(it -> ids.contains(it.id())).toList();
    }

    private <T> T onConnection(String doing, Work<T> work) {
        try (Database.Lease lease = database.open()) {
            Connection connection = lease.connection();
            Dialect dialect = dialects.of(connection);
            try {
                return work.run(connection, dialect);
            } catch (SQLException e) {
                throw DatabaseException.during(
                        doing, e, problem -> dialect.errors().explain(problem, e, "", new JdbcCatalog(connection)));
            }
        } catch (SQLException e) {
            throw DatabaseException.during(doing, e);
        }
    }

    /** What is read from the engine's own tables. */
    private interface Reading<T> {
        T read(Bookkeeping books) throws SQLException;
    }

    /** What is done with a connection. */
    private interface Work<T> {
        T run(Connection connection, Dialect dialect) throws SQLException;
    }

    /** What is done about applied scripts that were edited. */
    private enum Edits {
        REFUSED,
        /** Those whose downgrade is to be run. */
        REFUSED_ON_THE_WAY,
        ACCEPTED,
        IGNORED
    }

    /**
     * What a run is going to do.
     *
     * @param edited applied scripts whose checksum is to be updated
     */
    private record Planned(Plan plan, List<EditedScript> edited) {

        boolean isNothing() {
            return plan.isEmpty() && edited.isEmpty();
        }

        RunResult nothing() {
            return new RunResult(List.of(), plan.end().ids());
        }
    }
}
