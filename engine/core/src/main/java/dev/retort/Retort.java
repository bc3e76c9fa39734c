package dev.retort;

import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import dev.retort.run.ForeignHistory;
import dev.retort.run.HistoryEntry;
import dev.retort.run.RunResult;
import dev.retort.run.Runner;
import dev.retort.run.ScriptWriter;
import dev.retort.script.ScriptCatalog;
import dev.retort.script.writing.RevisionAuthor;
import dev.retort.script.writing.RevisionRequest;
import dev.retort.script.writing.WrittenRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Migrates a database: {@code Retort.configure().url("sqlite:///./app.db").scripts("classpath:db/versions").build()
 * .upgrade("head")}. The scripts were read when it was built; the database is asked at each call. Immutable and safe for
 * use by several threads, unless it was given a single connection.
 */
public final class Retort {

    private final Runner runner;
    private final ScriptCatalog scripts;

    private final Supplier<ScriptWriter> writer;
    private final RevisionAuthor author;

    Retort(Runner runner, ScriptCatalog scripts, Supplier<ScriptWriter> writer, RevisionAuthor author) {
        this.runner = runner;
        this.scripts = scripts;
        this.writer = writer;
        this.author = author;
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
     * @throws dev.retort.error.RetortException if the database is another tool's: code {@code foreign-history}
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
     * @throws dev.retort.run.IrreversibleRevisionException if it passes an irreversible revision; nothing was run
     * @throws dev.retort.run.EditedRevisionException if the script of a revision that it takes back was edited
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
     * @throws dev.retort.run.StalePlanException if the version rows have changed since; nothing was run
     * @throws dev.retort.run.IrreversibleRevisionException if a step reverts an irreversible revision
     * @throws dev.retort.run.EditedRevisionException if a step reverts a revision whose script was edited
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
        return text(out -> upgradeScript(rangeOrTarget, out));
    }

    /**
     * Writes what {@link #upgradeScript(String)} gives. It isn't held, and written when it is whole: until then a long one is
     * in a temporary file, and nothing is written of one that can't be.
     *
     * @param out takes the script; a writer isn't closed
     * @throws java.io.UncheckedIOException if the script can't be written there
     */
    public void upgradeScript(String rangeOrTarget, Appendable out) {
        writer.get().upgrade(rangeOrTarget, out);
    }

    /**
     * The script of a downgrade, as {@link #upgradeScript(String)} is that of an upgrade. On SQLite a table that has to be rebuilt
     * gets its columns in the order that upgrades give them; an earlier downgrade may have left another.
     *
     * @param range {@code from:to}
     */
    public String downgradeScript(String range) {
        return text(out -> downgradeScript(range, out));
    }

    /** Writes what {@link #downgradeScript(String)} gives, as {@link #upgradeScript(String, Appendable)} does. */
    public void downgradeScript(String range, Appendable out) {
        writer.get().downgrade(range, out);
    }

    /**
     * The script of a stamp, as {@link #upgradeScript(String)} is that of an upgrade.
     *
     * @param targets at least one; each may be {@code from:to}, where the database is and what it is to be
     */
    public String stampScript(String... targets) {
        return text(out -> stampScript(List.of(targets), out));
    }

    /** Writes what {@link #stampScript(String...)} gives, as {@link #upgradeScript(String, Appendable)} does. */
    public void stampScript(List<String> targets, Appendable out) {
        writer.get().stamp(targets, out);
    }

    /** The script that carries out a plan, such as that of {@link #planUpgrade}: what would run, without running it. */
    public String script(Plan plan) {
        return text(out -> script(plan, out));
    }

    /** Writes what {@link #script(Plan)} gives, as {@link #upgradeScript(String, Appendable)} does. */
    public void script(Plan plan, Appendable out) {
        writer.get().script(plan, out);
    }

    /** The statements of the revisions that a plan runs, to be read: {@link #script(Plan)} without transactions and our own tables. */
    public String statements(Plan plan) {
        return text(out -> statements(plan, out));
    }

    /** Writes what {@link #statements(Plan)} gives, as {@link #upgradeScript(String, Appendable)} does. */
    public void statements(Plan plan, Appendable out) {
        writer.get().statements(plan, out);
    }

    private static String text(Consumer<Appendable> script) {
        StringBuilder text = new StringBuilder();
        script.accept(text);
        return text.toString();
    }

    /** The version rows; none without a version table, which isn't created. */
    public VersionRows current() {
        return runner.rows();
    }

    /**
     * What another migration tool has noted in the database, where there is no version table of ours: {@link #upgrade}
     * refuses to begin there until {@link #stamp} has said at which revision the database is.
     */
    public Optional<ForeignHistory> foreignHistory() {
        return runner.foreignHistory();
    }

    /** The ids of the revisions without children, in load order. */
    public List<String> heads() {
        return scripts.graph().heads().stream().map(Revision::id).toList();
    }

    /** All revisions, each before everything that it needs, without asking the database: none is current. */
    public List<RevisionInfo> history() {
        return history(VersionRows.empty());
    }

    /** All revisions, each before everything that it needs, with the version rows marked. */
    public List<RevisionInfo> history(VersionRows rows) {
        return infos(graph().headsToBases(), rows);
    }

    /**
     * A part of the history, both ends included, with the version rows marked. The database is asked.
     *
     * @param range {@code from:to}; either may be missing, relative, or {@code current}
     * @throws dev.retort.revision.InvalidTargetException if the start isn't below the end
     */
    public List<RevisionInfo> history(String range) {
        VersionRows rows = current();
        return infos(graph().range(range, rows), rows);
    }

    /** What targets such as an id, a label or {@code head} stand for, without asking the database. */
    public List<RevisionInfo> show(String... targets) {
        List<Revision> found = Stream.of(targets)
                .flatMap(target -> graph().resolve(target).stream())
                .distinct()
                .toList();
        return infos(found, VersionRows.empty());
    }

    private List<RevisionInfo> infos(List<Revision> revisions, VersionRows rows) {
        return revisions.stream()
                .map(revision -> RevisionInfo.of(scripts.get(revision.id()), graph(), rows))
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

    /** What {@link #stamp} would do now. */
    public Plan planStamp(String... targets) {
        return graph().planStamp(List.of(targets), current(), false);
    }

    /** Where the database stands. */
    public Status status() {
        return Status.of(graph(), current());
    }

    /** What is pending and what was edited; {@code retort check} says the same. */
    public CheckResult check() {
        return CheckResult.of(scripts, runner.dialect().splitter().database(), current(), log());
    }

    /**
     * Writes a new revision into the script locations, as {@link RevisionAuthor#write} does. A {@code Retort} that is built
     * afterwards runs it; this one doesn't know it.
     */
    public WrittenRevision revision(RevisionRequest request) {
        return author.write(request);
    }

    /** Writes a revision that joins heads, as {@link RevisionAuthor#merge} does. */
    public WrittenRevision merge(RevisionRequest request) {
        return author.merge(request);
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
