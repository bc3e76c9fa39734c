package dev.retort;

import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import dev.retort.run.HistoryEntry;
import dev.retort.run.RunResult;
import dev.retort.run.Runner;
import dev.retort.run.ScriptWriter;
import dev.retort.script.ScriptCatalog;
import java.util.List;
import java.util.function.Supplier;

/**
 * Migrates a database: {@code Retort.configure().url("sqlite:///./app.db").scripts("classpath:db/versions").build()
 * .upgrade("head")}. The scripts were read when it was built; the database is asked at each call. Immutable and safe for
 * use by several threads, unless it was given a single connection.
 */
public final class Retort {

    private final Runner runner;
    private final ScriptCatalog scripts;

    private final Supplier<ScriptWriter> writer;

    Retort(Runner runner, ScriptCatalog scripts, Supplier<ScriptWriter> writer) {
        this.runner = runner;
        this.scripts = scripts;
        this.writer = writer;
    }

    /** Begins a configuration. */
    public static RetortBuilder configure() {
        return new RetortBuilder();
    }

    /**
     * Runs revisions forwards. Where the database is at the target already, nothing is done and no lock is taken.
     *
     * @param target an id or the start of one, a label, {@code head}, {@code heads}, {@code +N}, or {@code branch@…}
     * @throws dev.retort.run.MigrationFailedException if a revision fails; it was rolled back
     * @throws dev.retort.run.EditedRevisionException if an applied script was edited
     * @throws dev.retort.revision.RevisionException if the target means nothing, or a version row is unknown
     * @throws dev.retort.dialect.LockTimeoutException if another run takes too long
     * @throws dev.retort.run.DatabaseUnreachableException if there is no connection
     */
    public RunResult upgrade(String target) {
        return runner.upgrade(target);
    }

    /**
     * Runs revisions backwards.
     *
     * @param target an id, {@code base}, {@code -N}, or {@code branch@…}
     * @throws dev.retort.run.IrreversibleRevisionException if the way passes a revision that has none; nothing was run
     * @throws dev.retort.run.MigrationFailedException if a revision fails; it was rolled back
     * @throws dev.retort.revision.RevisionException if the target means nothing, or a version row is unknown
     * @throws dev.retort.dialect.LockTimeoutException if another run takes too long
     * @throws dev.retort.run.DatabaseUnreachableException if there is no connection
     */
    public RunResult downgrade(String target) {
        return runner.downgrade(target);
    }

    /**
     * Carries out exactly the steps of a plan, such as a single step of {@link #planUpgrade}.
     *
     * @throws dev.retort.run.StalePlanException if the version rows aren't those from which it was made; nothing was run
     * @throws dev.retort.run.IrreversibleRevisionException if a step goes back over a revision that has no way back
     * @throws dev.retort.run.MigrationFailedException if a revision fails; it was rolled back
     * @throws dev.retort.dialect.LockTimeoutException if another run takes too long
     * @throws dev.retort.run.DatabaseUnreachableException if there is no connection
     */
    public RunResult apply(Plan plan) {
        return runner.run(plan);
    }

    /**
     * Sets the version rows without running anything. Rows of other branches stay.
     *
     * @param targets as for {@link #upgrade}, or {@code base}
     */
    public RunResult stamp(String... targets) {
        return runner.stamp(List.of(targets), false);
    }

    /** Sets the version rows as {@link #stamp} does, after deleting all that are there, known or not. */
    public RunResult purgeAndStamp(String... targets) {
        return runner.stamp(List.of(targets), true);
    }

    /**
     * The script of an upgrade, for {@code psql} or {@code sqlite3}. It leaves the database as {@link #upgrade} would, and
     * ends at the first error. It takes no lock. No connection is opened if the dialect is known; SQLite's driver must be
     * on the class path for SQLite.
     *
     * @param rangeOrTarget {@code from:to}, or a target that is reached from base
     * @throws dev.retort.run.MigrationFailedException if the text of a revision can't be written, such as one that reads
     *     rows; its cause is a {@link dev.retort.run.NeedsConnectionException} then
     * @throws dev.retort.revision.RevisionException if the range means nothing
     */
    public String upgradeScript(String rangeOrTarget) {
        return writer.get().upgrade(rangeOrTarget);
    }

    /**
     * The script of a downgrade, as {@link #upgradeScript} is that of an upgrade. On SQLite a table that has to be rebuilt
     * gets its columns in the order that upgrades give them; an earlier downgrade may have left another.
     *
     * @param range {@code from:to}
     */
    public String downgradeScript(String range) {
        return writer.get().downgrade(range);
    }

    /**
     * The script of a stamp, as {@link #upgradeScript} is that of an upgrade.
     *
     * @param targets at least one; the first may be {@code from:to}, where the database is and what it is to be
     */
    public String stampScript(String... targets) {
        return writer.get().stamp(List.of(targets));
    }

    /** The script that carries out a plan, such as that of {@link #planUpgrade}: what would run, without running it. */
    public String script(Plan plan) {
        return writer.get().script(plan);
    }

    /** The version rows; none without a version table, which isn't created. */
    public VersionRows current() {
        return runner.rows();
    }

    /** The ids of the revisions after which nothing comes, in load order. */
    public List<String> heads() {
        return scripts.graph().heads().stream().map(Revision::id).toList();
    }

    /** All revisions, each before everything that it needs, without asking the database: none is current. */
    public List<RevisionInfo> history() {
        return history(VersionRows.empty());
    }

    /** All revisions, each before everything that it needs, with those marked where the rows stand. */
    public List<RevisionInfo> history(VersionRows rows) {
        RevisionGraph graph = graph();
        VersionRows current = rows.isEmpty() ? rows : graph.allCurrent(rows);
        return graph.headsToBases().stream()
                .map(revision -> RevisionInfo.of(scripts.get(revision.id()), graph, current))
                .toList();
    }

    /** What was done to the database so far, oldest first. */
    public List<HistoryEntry> log() {
        return runner.log();
    }

    /** What {@link #upgrade} would do now. */
    public Plan planUpgrade(String target) {
        return graph().planUpgrade(target, current());
    }

    /** What {@link #downgrade} would do now. */
    public Plan planDowngrade(String target) {
        return graph().planDowngrade(target, current());
    }

    /** Whether every head is applied: one small query, cheap enough for a health check. */
    public boolean isAtHead() {
        return graph().isAtHead(current());
    }

    /** Creates the version table and the history table if they aren't there. */
    public void ensureVersionTable() {
        runner.ensureTables();
    }

    /** The graph of all revisions. */
    public RevisionGraph graph() {
        return scripts.graph();
    }

    /** All scripts. */
    public ScriptCatalog scripts() {
        return scripts;
    }
}
