package dev.retort.junit.verification;

import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.history.Setup;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.verification.Place.CheckNode;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.row.Row;
import dev.retort.schema.MetaData;
import dev.retort.script.Migration;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Verifies a migration history without JUnit: {@code MigrationVerification.of("shop").scripts("classpath:db/versions")
 * .run()}. Each call changes this configuration and returns it; {@link #run} and {@link #open} may be called several
 * times. Not safe for use by several threads.
 */
public final class MigrationVerification {

    final String name;
    final ScriptCatalog.Builder scripts = ScriptCatalog.builder();
    final List<DatabaseRequest> databases = new ArrayList<>();
    final List<GivenRows> rows = new ArrayList<>();
    final List<Declaration> declarations = new ArrayList<>();
    final Set<String> only = new LinkedHashSet<>();
    final Set<String> without = new HashSet<>();
    final List<CustomCheck> own = new ArrayList<>();
    final Set<String> revisions = new LinkedHashSet<>();
    final Set<Tolerance> tolerances =
            EnumSet.of(Tolerance.COLUMN_ORDER, Tolerance.SERVER_MADE_NAMES, Tolerance.SPELLING);
    final List<Setup> setups = new ArrayList<>();
    Optional<MetaData> model = Optional.empty();
    Optional<DatabaseServers> servers = Optional.empty();
    Optional<Path> reportDirectory = Optional.empty();
    ClassLoader loader = MigrationVerification.class.getClassLoader();
    Function<Repetition, Optional<String>> again = any -> Optional.empty();
    WitnessMode witness = WitnessMode.HEAD;
    int heads = 1;
    boolean mayBeEmpty;

    private MigrationVerification(String name) {
        this.name = name;
    }

    /** Begins a verification; the name is for the report. */
    public static MigrationVerification of(String name) {
        return new MigrationVerification(name);
    }

    /** Adds script locations: directories, {@code file:…} or {@code classpath:db/versions}. */
    public MigrationVerification scripts(String... locations) {
        scripts.locations(List.of(locations));
        return this;
    }

    /** Adds migrations that are classes. */
    @SafeVarargs
    public final MigrationVerification migrations(Class<? extends Migration>... classes) {
        scripts.classes(List.of(classes));
        return this;
    }

    /** Sets what {@code classpath:} locations, scripts' classes and files of rows are looked up with. */
    public MigrationVerification classLoader(ClassLoader other) {
        loader = other;
        scripts.classLoader(other);
        return this;
    }

    /** Sets the model; without one the check {@code model} isn't made. */
    public MigrationVerification model(MetaData wanted) {
        model = Optional.of(wanted);
        return this;
    }

    /** Adds databases; with none it is SQLite and PostgreSQL. */
    public MigrationVerification databases(DatabaseRequest... requests) {
        databases.addAll(List.of(requests));
        return this;
    }

    /** Takes databases from here; else servers are started for each run and stopped after it. */
    public MigrationVerification servers(DatabaseServers running) {
        servers = Optional.of(running);
        return this;
    }

    /** Adds rows that are inserted as soon as the walk has reached a revision. */
    public MigrationVerification rowsAt(String revision, String table, Row... given) {
        return rows(GivenRows.of(revision, table, given));
    }

    /** Adds rows of any kind. */
    public MigrationVerification rows(GivenRows... given) {
        rows.addAll(List.of(given));
        return this;
    }

    /** Declares that values of {@code table.column}, or rows of {@code table}, don't survive a revision's round trip. */
    public MigrationVerification loses(String revision, String what, String because) {
        return declare(Declaration.loses(revision, what, because));
    }

    /** Declares that a revision's upgrade gives other values to {@code table.column}. */
    public MigrationVerification changes(String revision, String what, String because) {
        return declare(Declaration.changes(revision, what, because));
    }

    /** Adds declarations. */
    public MigrationVerification declare(Declaration... more) {
        declarations.addAll(List.of(more));
        return this;
    }

    /** Makes only these checks, by id. */
    public MigrationVerification checks(String... ids) {
        only.addAll(List.of(ids));
        return this;
    }

    /** Leaves these checks out, by id. */
    public MigrationVerification withoutChecks(String... ids) {
        without.addAll(List.of(ids));
        return this;
    }

    /** Adds checks of your own to ours and to those that are services. */
    public MigrationVerification with(CustomCheck... checks) {
        own.addAll(List.of(checks));
        return this;
    }

    /** Sets when SchemaCrawler is asked whether it reads the schema as we do; at the heads by default. */
    public MigrationVerification witness(WitnessMode when) {
        witness = when;
        return this;
    }

    /** Judges only these revisions, by their ids or the start of them; the others are only upgraded. */
    public MigrationVerification revisions(String... ids) {
        revisions.addAll(List.of(ids));
        return this;
    }

    /**
     * Lets a verification that has nothing to look at be green: without revisions, without a database, or with a choice of
     * revisions of which none is there. By default it is refused.
     */
    public MigrationVerification allowEmpty(boolean allowed) {
        mayBeEmpty = allowed;
        return this;
    }

    /** Sets how many heads the history has; one by default. */
    public MigrationVerification heads(int allowed) {
        heads = allowed;
        return this;
    }

    /** Overlooks more when schemas are compared; column order and server-made names are overlooked by default. */
    public MigrationVerification tolerating(Tolerance... more) {
        tolerances.addAll(List.of(more));
        return this;
    }

    /** Overlooks less when schemas are compared. */
    public MigrationVerification notTolerating(Tolerance... less) {
        List.of(less).forEach(tolerances::remove);
        return this;
    }

    /** Runs statements on each new connection to a kind of database, as the application's pool does. */
    public MigrationVerification onConnect(DatabaseKind kind, String... statements) {
        return setup(Setup.sql(kind, Setup.When.EACH_CONNECTION, List.of(statements)));
    }

    /** Readies each new connection to a kind of database: with functions for SQLite, for instance. */
    public MigrationVerification onConnect(DatabaseKind kind, Setup.Work work) {
        return setup(Setup.of(kind, Setup.When.EACH_CONNECTION, work));
    }

    /** Runs statements once in each new database of a kind, for what is older than the first revision. */
    public MigrationVerification onCreate(DatabaseKind kind, String... statements) {
        return setup(Setup.sql(kind, Setup.When.NEW_DATABASE, List.of(statements)));
    }

    /** Readies each new database of a kind, for what is older than the first revision. */
    public MigrationVerification onCreate(DatabaseKind kind, Setup.Work work) {
        return setup(Setup.of(kind, Setup.When.NEW_DATABASE, work));
    }

    /** Adds what is done to new databases and connections, in this order. */
    public MigrationVerification setup(Setup... more) {
        setups.addAll(List.of(more));
        return this;
    }

    /** Writes the report's files to this directory at the end of {@link #run}. */
    public MigrationVerification reportTo(Path directory) {
        reportDirectory = Optional.of(directory);
        return this;
    }

    /** Sets how a finding says to run it again. */
    public MigrationVerification repeatedBy(Function<Repetition, Optional<String>> command) {
        again = command;
        return this;
    }

    /**
     * Makes every check on every database.
     *
     * @throws dev.retort.error.RetortException if there is nothing to look at, code {@code nothing-verified}
     * @throws dev.retort.junit.database.TestDatabaseException if a database that was asked for by name can't be had
     */
    public VerificationReport run() {
        long begin = System.nanoTime();
        DatabaseServers started = servers.orElseGet(
                () -> DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment)));
        try (VerificationRun run = new VerificationRun(this, started)) {
            List<NodeResult> results = run.places().stream()
                    .flatMap(place -> place.checks().stream())
                    .flatMap(group -> group.nodes().stream())
                    .map(CheckNode::run)
                    .toList();
            VerificationReport report = new VerificationReport(name, results, (System.nanoTime() - begin) / 1_000_000);
            reportDirectory.ifPresent(report::writeTo);
            return report;
        } finally {
            if (servers.isEmpty()) {
                started.close();
            }
        }
    }

    /** Opens the tree of checks, whose leaves are run by the caller; the databases come from these servers. */
    public VerificationRun open(DatabaseServers running) {
        return new VerificationRun(this, running);
    }

    /**
     * What is to be run again.
     *
     * @param database the database's request, such as {@code postgresql}
     * @param check the check's id
     * @param revision the revision's id; empty for a check of the whole
     */
    public record Repetition(String database, String check, Optional<String> revision) {}
}
