package dev.retort.junit.verification;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.assertions.entities.EntitySchema;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.declared.Skip;
import dev.retort.junit.evidence.Foothold;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.history.Setup;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.verification.Beginnings.Given;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.row.Row;
import dev.retort.schema.MetaData;
import dev.retort.schema.NamingConvention;
import dev.retort.script.Migration;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Verifies a migration history without JUnit: {@code MigrationVerification.of("shop").scripts("classpath:db/versions")
 * .run()}. Each call changes this configuration and returns it; {@link #run} and {@link #open} may be called several
 * times. Not safe for use by several threads.
 */
public final class MigrationVerification {

    private final VerificationSettings settings;

    private MigrationVerification(String name) {
        this.settings = new VerificationSettings(name);
    }

    /** Begins a verification; the name is for the report. */
    public static MigrationVerification of(String name) {
        return new MigrationVerification(name);
    }

    /** Adds script locations: directories, {@code file:…} or {@code classpath:db/versions}. */
    public MigrationVerification scripts(String... locations) {
        settings.scripts.locations(List.of(locations));
        return this;
    }

    /** Takes scripts that are read already, in place of all locations and classes. */
    public MigrationVerification scripts(ScriptCatalog read) {
        settings.catalog = () -> read;
        return this;
    }

    /** Adds migrations that are classes. */
    @SafeVarargs
    public final MigrationVerification migrations(Class<? extends Migration>... classes) {
        for (Class<? extends Migration> type : classes) {
            settings.scripts.classes(List.of(type));
        }
        return this;
    }

    /** Sets what {@code classpath:} locations, scripts' classes and files of rows are looked up with. */
    public MigrationVerification classLoader(ClassLoader other) {
        settings.loader = other;
        settings.scripts.classLoader(other);
        return this;
    }

    /** Sets the model; without one, and without entities, the check {@code model} isn't made. */
    public MigrationVerification model(MetaData wanted) {
        return model(any -> wanted);
    }

    /** Sets a model for each kind of database; it is asked for those that are verified. */
    public MigrationVerification model(Function<DatabaseKind, MetaData> wanted) {
        settings.model = Optional.of(wanted);
        return this;
    }

    /**
     * Adds JPA entities, in place of a model: the schema must be what they say on each database, as far as entities can
     * say it.
     *
     * @throws dev.retort.assertions.entities.EntityLibraryException if retort-hibernate isn't on the class path
     */
    public MigrationVerification entities(Class<?>... classes) {
        EntitySchema.requireLibrary();
        settings.entities.addAll(List.of(classes));
        return this;
    }

    /**
     * Sets how names of entities become names of the database: {@code hibernate}, the default, as Hibernate does by itself;
     * {@code spring} in snake case as Spring Boot does; or the class of a physical naming strategy.
     */
    public MigrationVerification entityNaming(String strategy) {
        settings.entityNaming = strategy;
        return this;
    }

    /** Names what revisions leave unnamed, as the application's engine does; by default the model's convention. */
    public MigrationVerification naming(NamingConvention convention) {
        settings.naming = Optional.of(convention);
        return this;
    }

    /** Adds databases; with none it is SQLite and PostgreSQL. */
    public MigrationVerification databases(DatabaseRequest... requests) {
        settings.databases.addAll(List.of(requests));
        return this;
    }

    /** Takes databases from here; else servers are started for each run and stopped after it. */
    public MigrationVerification servers(DatabaseServers running) {
        settings.servers = Optional.of(running);
        return this;
    }

    /** Adds rows that are inserted as soon as the walk has reached a revision. */
    public MigrationVerification rowsAt(String revision, String table, Row... given) {
        return rows(GivenRows.of(revision, table, given));
    }

    /** Adds rows of any kind. */
    public MigrationVerification rows(GivenRows... given) {
        settings.rows.addAll(List.of(given));
        return this;
    }

    /** Adds what is expected of rows once the walk has reached a revision, and after down and up again; check {@code rows-read}. */
    public MigrationVerification reads(ReadRows... expected) {
        settings.reads.addAll(List.of(expected));
        return this;
    }

    /** Sets whether rows are generated besides those that are given; they are by default. */
    public MigrationVerification generatedRows(boolean wanted) {
        settings.generatedRows = wanted;
        return this;
    }

    /** Sets the seed of generated rows; the same gives the same rows for the same schema. */
    public MigrationVerification seed(long start) {
        settings.seed = start;
        return this;
    }

    /** Sets how many sets of rows are tried on each revision, at least 1. */
    public MigrationVerification tries(int count) {
        if (count < 1) {
            throw new RetortException(Problem.of("illegal-setting", "there can't be " + count + " tries")
                    .cure("ask for 1 or more, or leave generated rows out"));
        }
        settings.tries = count;
        return this;
    }

    /**
     * Draws a column's generated values from a pattern, for what only the database's own code can check.
     *
     * @param column with its table, as a snapshot names them: {@code public.versions.num}, on SQLite {@code versions.num}
     * @param pattern a regular expression that the values match, such as {@code [0-9]\.[0-9]\.[0-9]}
     */
    public MigrationVerification valuesLike(String column, String pattern) {
        settings.patterns.put(column, pattern);
        return this;
    }

    /** Sets where sets of rows are stored with which something fails; they aren't by default. */
    public MigrationVerification storeRowsIn(Path directory) {
        settings.rowStore = Optional.of(directory);
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

    /** Declares that a revision's upgrade gives {@code table.column} a value where it is NULL, and only there. */
    public MigrationVerification fills(String revision, String what, String because) {
        return declare(Declaration.fills(revision, what, because));
    }

    /** Declares that a revision's upgrade gives {@code table.column} other values each time, for the check {@code repeatable}. */
    public MigrationVerification varies(String revision, String what, String because) {
        return declare(Declaration.varies(revision, what, because));
    }

    /** Declares that after a revision the previous release can't use {@code table.column}, for {@code previous-release}. */
    public MigrationVerification contracts(String revision, String what, String because) {
        return declare(Declaration.contracts(revision, what, because));
    }

    /** Declares that a revision leaves {@code table.constraint} NOT VALID, an index invalid or a trigger disabled. */
    public MigrationVerification leaves(String revision, String what, String because) {
        return declare(Declaration.leaves(revision, what, because));
    }

    /**
     * Declares that a revision's upgrade fails with rows that are legal before it, because of {@code table.column} or of
     * rows of {@code table}: somebody sees to it that there are none.
     */
    public MigrationVerification refuses(String revision, String what, String because) {
        return declare(Declaration.refuses(revision, what, because));
    }

    /** Adds declarations. */
    public MigrationVerification declare(Declaration... more) {
        settings.declarations.addAll(List.of(more));
        return this;
    }

    /** Lets checks of revisions fail until a date. */
    public MigrationVerification skip(Skip... more) {
        settings.skips.addAll(List.of(more));
        return this;
    }

    /**
     * Names the file of findings that may stay, each for the reason that it gives: {@code classpath:known-findings.txt}, or
     * a path. One that no longer happens fails; see {@code docs/adopting.md}.
     */
    public MigrationVerification knownFindings(String location) {
        settings.knownFindings = Optional.of(location);
        return this;
    }

    /** Whether the file of known findings is written anew, with all that is found now, in place of being held to it. */
    public MigrationVerification updateKnownFindings(boolean update) {
        settings.updateKnown = update;
        return this;
    }

    /** Judges a revision and all but those below it, which are only upgraded; takes its id, or the start of it. */
    public MigrationVerification since(String revision) {
        settings.since = Optional.of(revision);
        return this;
    }

    /**
     * Lets the walk on a kind of database begin in a state that is given and only read: a dump or a file of SQLite, by path
     * or {@code classpath:states/1.3.sql}, or the URL of a database. See {@code docs/given-states.md}.
     */
    public MigrationVerification beginsAt(String state) {
        return beginsAt(state, "", "");
    }

    /**
     * The same, where the state doesn't say of itself what it is.
     *
     * @param revision the revision that it has; empty if its version table says so
     * @param dialect {@code sqlite} or {@code postgresql}; empty if it shows that
     */
    public MigrationVerification beginsAt(String state, String revision, String dialect) {
        settings.beginnings.add(new Given(state, dialect, Optional.of(revision).filter(id -> !id.isEmpty())));
        return this;
    }

    /** Makes only these checks, by id. */
    public MigrationVerification checks(String... ids) {
        settings.only.addAll(List.of(ids));
        return this;
    }

    /** Leaves these checks out, by id. */
    public MigrationVerification withoutChecks(String... ids) {
        settings.without.addAll(List.of(ids));
        return this;
    }

    /** Makes the checks of the night too, which run the history several times more; see {@code docs/nightly-checks.md}. */
    public MigrationVerification night() {
        return night(true);
    }

    /** Whether the checks of the night are made too; by default each of them only if it is named. */
    public MigrationVerification night(boolean wanted) {
        settings.night = wanted;
        return this;
    }

    /**
     * Names histories that were released, for the check {@code released}: a folder, {@code classpath:released/1.4}, or
     * {@code git:v1.4} for the scripts as they were at a commit, {@code git:v1.4:db/versions} for those of another folder.
     */
    public MigrationVerification deployed(String... locations) {
        settings.deployed.addAll(List.of(locations));
        return this;
    }

    /**
     * Allows a difference between SQLite and PostgreSQL, for the check {@code parity}.
     *
     * @param what the difference as a finding writes it, such as {@code CHANGED column users.tags: type}; {@code *} stands for
     *     anything
     * @param because why it is all right
     */
    public MigrationVerification differs(String what, String because) {
        settings.parity = settings.parity.allow(what, because);
        return this;
    }

    /** Sets what means the same on SQLite and PostgreSQL, with all that is allowed to differ, for the check {@code parity}. */
    public MigrationVerification parity(CrossDatabaseRules rules) {
        settings.parity = rules;
        return this;
    }

    /** Names a shorter history that is to give the same as this one, for the check {@code squash}. */
    public MigrationVerification squashed(String... locations) {
        settings.squashed.addAll(List.of(locations));
        return this;
    }

    /**
     * Names SQL that the previous release runs, for the check {@code previous-release}: a file or
     * {@code classpath:previous.sql}. Without any, statements are derived from the schema before each revision.
     */
    public MigrationVerification previousRelease(String... resources) {
        settings.previousRelease.addAll(List.of(resources));
        return this;
    }

    /** Adds checks of your own to ours and to those that are services. */
    public MigrationVerification with(CustomCheck... checks) {
        settings.own.addAll(List.of(checks));
        return this;
    }

    /** Sets when SchemaCrawler is asked whether it reads the schema as we do; at the heads by default. */
    public MigrationVerification witness(WitnessMode when) {
        settings.witness = when;
        return this;
    }

    /** Judges only these revisions, by their ids or the start of them; the others are only upgraded. */
    public MigrationVerification revisions(String... ids) {
        settings.revisions.addAll(List.of(ids));
        return this;
    }

    /**
     * Lets a verification that has nothing to look at be green: without revisions, without a database, or with a choice of
     * revisions of which none is there. By default it is refused.
     */
    public MigrationVerification allowEmpty(boolean allowed) {
        settings.mayBeEmpty = allowed;
        return this;
    }

    /** Sets how many heads the history has; one by default. */
    public MigrationVerification heads(int allowed) {
        settings.heads = allowed;
        return this;
    }

    /** Lets the check {@code model} pass over objects, by their names, with all that is in them. One that is nowhere fails. */
    public MigrationVerification exclude(String... names) {
        settings.excluded.addAll(List.of(names));
        return this;
    }

    /** Overlooks more when schemas are compared than column order, server-made names, spelling and white space. */
    public MigrationVerification tolerating(Tolerance... more) {
        settings.tolerances.addAll(List.of(more));
        return this;
    }

    /** Overlooks less when schemas are compared. */
    public MigrationVerification notTolerating(Tolerance... less) {
        List.of(less).forEach(settings.tolerances::remove);
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
        settings.setups.addAll(List.of(more));
        return this;
    }

    /** Writes the report's files to this directory at the end of {@link #run}. */
    public MigrationVerification reportTo(Path directory) {
        settings.reportDirectory = Optional.of(directory);
        return this;
    }

    /** Sets what becomes of values of rows in findings; by default masked where a walk begins at a database's URL, else shown. */
    public MigrationVerification reportedValues(ReportedValues wanted) {
        settings.values = Optional.of(wanted);
        return this;
    }

    /** Judges only a part of the revisions in this run, as a choice beside {@link #since} and {@link #revisions}. */
    public MigrationVerification select(Selection part) {
        settings.selection = part;
        return this;
    }

    /** Sets who is told now and then how far a long walk has come; nobody by default. */
    public MigrationVerification progress(Consumer<String> told) {
        settings.progress = told;
        return this;
    }

    /** Sets how a finding says to run it again. */
    public MigrationVerification repeatedBy(Function<Repetition, Optional<String>> command) {
        settings.again = command;
        return this;
    }

    /**
     * Makes every check on every database.
     *
     * @throws dev.retort.error.RetortException if there is nothing to look at, code {@code nothing-verified}
     * @throws dev.retort.junit.database.TestDatabaseException if a database that was asked for by name can't be had
     */
    public VerificationReport run() {
        return onServers(this::run);
    }

    private VerificationReport run(DatabaseServers running) {
        long begin = System.nanoTime();
        try (VerificationRun run = open(running)) {
            VerificationReport report = run.all(begin);
            settings.reportDirectory.ifPresent(report::writeTo);
            return report;
        }
    }

    /** Works with this verification's servers; those that are started for it are stopped at the end. */
    public <T> T onServers(Function<DatabaseServers, T> work) {
        DatabaseServers running = settings.servers.orElseGet(
                () -> DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment)));
        try {
            return work.apply(running);
        } finally {
            if (settings.servers.isEmpty()) {
                running.close();
            }
        }
    }

    /** Opens the tree of checks, whose leaves are run by the caller; the databases come from these servers. */
    public VerificationRun open(DatabaseServers running) {
        return new VerificationRun(settings, settings.variant(), running);
    }

    /**
     * The same for one database and other scripts, of which these revisions are judged, by their ids. The walk begins at the
     * foothold if the scripts are the same below. The findings tell no more than that there is a fault.
     */
    public VerificationRun open(
            DatabaseServers running,
            DatabaseRequest database,
            Supplier<ScriptCatalog> others,
            Set<String> revisions,
            Optional<Foothold> foothold) {
        return new VerificationRun(settings, settings.variant(others, database, revisions, foothold), running);
    }
}
