package dev.retort.cli.session;

import dev.retort.CheckResult;
import dev.retort.Retort;
import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.GraphView;
import dev.retort.cli.output.StepList;
import dev.retort.config.DatabaseUrl;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.RunLock;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Plan;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import dev.retort.run.ForeignHistory;
import dev.retort.run.HistoryEntry;
import dev.retort.schema.QualifiedName;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The scripts and the database that the configuration names. Each is read when it is first asked for. */
public final class Project {

    private final Config config;
    private final Progress progress;
    private final Interruption interruption;
    private Optional<ScriptCatalog> scripts = Optional.empty();
    private boolean warnedOfMissing;

    /**
     * Makes a project; reads nothing yet.
     *
     * @param config the settings
     * @param progress is told what runs do
     * @param interruption ends runs early
     */
    public Project(Config config, Progress progress, Interruption interruption) {
        this.config = config;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** The settings. */
    public Config config() {
        return config;
    }

    /** The scripts, read once. */
    public ScriptCatalog scripts() {
        if (scripts.isEmpty()) {
            Locations.requireProject(config);
            scripts = Optional.of(ScriptCatalog.builder()
                    .locations(Locations.of(config))
                    .recursive(config.flag(ConfigKey.RECURSIVE))
                    .load());
        }
        return scripts.get();
    }

    /** Tells a person what is going on, on standard error, unless nobody wants to hear it. */
    public void tell(String line) {
        progress.tell(line);
    }

    /** The graph of the scripts. */
    public RevisionGraph graph() {
        return scripts().graph();
    }

    /** The revisions, without what is current. */
    public GraphView view() {
        return new GraphView(scripts());
    }

    /** A revision's file, if it has one on this machine. */
    public Optional<Path> file(String id) {
        return scripts().find(id).flatMap(script -> script.origin().path());
    }

    /** The version rows of the database; the scripts are not read for this, and no SQLite file is made. */
    public VersionRows rows() {
        if (databaseMissing()) {
            return VersionRows.empty();
        }
        return EngineSettings.configure(config, ScriptCatalog.of(List.of()))
                .build()
                .current();
    }

    /** What another tool has noted in a database that has no version table of ours; no SQLite file is made. */
    public Optional<ForeignHistory> foreignHistory() {
        return databaseMissing()
                ? Optional.empty()
                : EngineSettings.configure(config, ScriptCatalog.of(List.of()))
                        .build()
                        .foreignHistory();
    }

    /** The version rows; none, after a warning, if no database is configured or it cannot be read. */
    public VersionRows rowsIfReachable() {
        if (config.find(ConfigKey.URL).isEmpty()) {
            return VersionRows.empty();
        }
        try {
            return rows();
        } catch (RetortException unreachable) {
            progress.warn("the current revisions could not be read: "
                    + unreachable.problem().summary());
            return VersionRows.empty();
        }
    }

    /** What is pending and what was edited; no SQLite file is made. */
    public CheckResult check() {
        return databaseMissing()
                ? CheckResult.of(scripts(), DatabaseKind.SQLITE, VersionRows.empty(), List.of())
                : engine(false).check();
    }

    /** What was done to the database so far, oldest first; no SQLite file is made. */
    public List<HistoryEntry> log() {
        return databaseMissing()
                ? List.of()
                : EngineSettings.configure(config, ScriptCatalog.of(List.of()))
                        .build()
                        .log();
    }

    /** The database, without its password. */
    public DatabaseUrl databaseUrl() {
        return EngineSettings.url(config);
    }

    /** Works out the settings that only some commands need. */
    public void checkSettings() {
        EngineSettings.check(config);
        Author.settings(config);
    }

    /**
     * Looks whether an SQLite file could be written to.
     *
     * @throws dev.retort.cli.config.ConfigException if it could not
     */
    public void checkDatabaseFile() {
        DatabaseFile.check(config);
    }

    /**
     * Takes the lock for runs and releases it again.
     *
     * @throws dev.retort.dialect.LockTimeoutException if another run holds it
     */
    public void tryLock() {
        tryLock(databaseUrl(), EngineSettings.versionTable(config));
    }

    /** Whether the database is an SQLite file that is not there yet; a warning says so, once. */
    public boolean databaseMissing() {
        Optional<Path> missing = DatabaseFile.missing(config);
        missing.filter(file -> !warnedOfMissing).ifPresent(file -> {
            progress.warn("the database does not exist yet: " + file);
            warnedOfMissing = true;
        });
        return missing.isPresent();
    }

    /** Applies revisions. */
    public Answer upgrade(String target, boolean acceptEdited) {
        return StepList.of(lasting(engine(acceptEdited)).upgrade(target), graph());
    }

    /** Takes revisions back. */
    public Answer downgrade(String target, boolean acceptEdited) {
        warnOfOtherRows(target);
        return StepList.of(engine(acceptEdited).downgrade(target), graph());
    }

    /** Sets the version rows. */
    public Answer stamp(List<String> targets, boolean purge) {
        String[] names = targets.toArray(String[]::new);
        Retort engine = lasting(engine(false));
        return StepList.of(purge ? engine.purgeAndStamp(names) : engine.stamp(names), graph());
    }

    /** A script; the database isn't asked. */
    public Answer script(BiConsumer<Retort, Appendable> text) {
        Retort engine = engine(false);
        return new Answer.Script(out -> text.accept(engine, out));
    }

    /**
     * What a plan would do to the database as it is.
     *
     * @param whole whether transactions and what is noted in our own tables are shown, too
     */
    public Answer dryRun(Function<Retort, Plan> planner, boolean whole) {
        Retort engine = engine(false);
        Plan plan = planner.apply(engine);
        return new Answer.DryRun(StepList.of(plan), out -> {
            if (whole) {
                engine.script(plan, out);
            } else {
                engine.statements(plan, out);
            }
        });
    }

    /** Creates the version table if it is not there. */
    public void ensureVersionTable() {
        engine(false).ensureVersionTable();
    }

    /** The engine of a command that is to leave something, after a warning if that can't be. */
    private Retort lasting(Retort engine) {
        if (databaseUrl().isInMemory()) {
            progress.warn("the database " + databaseUrl() + " is in memory: it is gone when this command ends");
        }
        return engine;
    }

    private void warnOfOtherRows(String target) {
        if (target.startsWith("-") && rows().ids().size() > 1) {
            List<String> ids = rows().ids();
            progress.warn("'" + target + "' counts from " + ids.get(0) + ", the first of " + ids.size()
                    + " current revisions; name a branch to count from another: LABEL@" + target);
        }
    }

    private Retort engine(boolean acceptEdited) {
        return EngineSettings.configure(config, scripts())
                .acceptEdited(acceptEdited)
                .listener(progress)
                .cancellation(interruption.cancellation())
                .build();
    }

    private static void tryLock(DatabaseUrl url, QualifiedName versionTable) {
        RunLock.ConnectionSource source = url::connect;
        try (Connection connection = source.open()) {
            RunLock lock = Dialects.onClassPath().of(connection).runLock();
            lock.acquire(source, connection, versionTable.toString(), Duration.ZERO)
                    .close();
        } catch (SQLException failure) {
            throw new RetortException(
                    Problem.of("lock-unavailable", "the lock cannot be taken")
                            .with("cause", String.valueOf(failure.getMessage()))
                            .cure(
                                    "check that the user may write next to the database file, or call pg_try_advisory_lock"),
                    failure);
        }
    }
}
