package dev.retort;

import dev.retort.config.DatabaseUrl;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.Transactions.Timeouts;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.run.Cancellation;
import dev.retort.run.Database;
import dev.retort.run.RunListener;
import dev.retort.run.RunSettings;
import dev.retort.run.Runner;
import dev.retort.run.ScriptWriter;
import dev.retort.run.TransactionMode;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.script.Migration;
import dev.retort.script.ScriptCatalog;
import dev.retort.script.writing.RevisionAuthor;
import dev.retort.script.writing.WritingSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Configures a {@link Retort}: a database, scripts, and how runs are done. Not safe for use by several threads. */
public final class RetortBuilder {

    private Optional<Supplier<Database>> database = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();
    private final ScriptCatalog.Builder scripts = ScriptCatalog.builder();
    private final List<Path> folders = new ArrayList<>();
    private WritingSettings writing = WritingSettings.DEFAULT;
    private Optional<ScriptCatalog> catalog = Optional.empty();
    private final List<RunListener> listeners = new ArrayList<>();
    private NamingConvention naming = NamingConvention.NONE;
    private String versionTable = RunSettings.DEFAULT.versionTable().name();
    private String historyTable = RunSettings.DEFAULT.historyTable().name();
    private Optional<String> versionTableSchema = Optional.empty();
    private TransactionMode transactions = TransactionMode.PER_REVISION;
    private Duration lockTimeout = RunSettings.DEFAULT.lockTimeout();
    private boolean acceptEdited;
    private Optional<String> dialect = Optional.empty();
    private Optional<Duration> lockWait = Optional.empty();
    private Optional<Duration> statementTimeout = Optional.empty();
    private boolean joinTransaction;
    private Optional<Cancellation> cancellation = Optional.empty();
    private boolean quiet;

    RetortBuilder() {}

    /** The database by its URL, in any form that {@link DatabaseUrl} takes; each call opens a connection. */
    public RetortBuilder url(String url) {
        return url(DatabaseUrl.parse(url));
    }

    /** The database by its URL; each call opens a connection. */
    public RetortBuilder url(DatabaseUrl url) {
        database = Optional.of(() -> Database.of(url.withCredentials(user, password)));
        dialect = Optional.of(url.dialect());
        return this;
    }

    /** The kind of database, {@code postgresql} or {@code sqlite}: enough to write scripts, which need no connection. */
    public RetortBuilder dialect(String name) {
        dialect = Optional.of(name);
        return this;
    }

    /** The user for a URL, instead of the one in it. */
    public RetortBuilder user(String name) {
        user = Optional.of(name);
        return this;
    }

    /** The password for a URL, instead of the one in it. */
    public RetortBuilder password(String secret) {
        password = Optional.of(secret);
        return this;
    }

    /** The database by a data source; each call takes a connection and gives it back. */
    public RetortBuilder dataSource(DataSource dataSource) {
        database = Optional.of(() -> Database.of(dataSource));
        return this;
    }

    /** The database by one connection, which is never closed; it must not be in a transaction, except with {@link #joinTransaction}. */
    public RetortBuilder connection(Connection connection) {
        database = Optional.of(() -> Database.of(connection));
        return this;
    }

    /** Adds script locations: directories, {@code file:…} or {@code classpath:db/versions}. */
    public RetortBuilder scripts(String... locations) {
        scripts.locations(List.of(locations));
        Stream.of(locations)
                .filter(location -> !location.matches("(?:classpath|file):.*"))
                .map(Path::of)
                .forEach(folders::add);
        return this;
    }

    /** How {@link Retort#revision} and {@link Retort#merge} write new revisions. */
    public RetortBuilder writing(WritingSettings settings) {
        writing = settings;
        return this;
    }

    /** Takes scripts that were read already, instead of reading any. */
    public RetortBuilder scripts(ScriptCatalog read) {
        catalog = Optional.of(read);
        return this;
    }

    /** Adds migrations that are classes of this program. */
    @SafeVarargs
    public final RetortBuilder migrations(Class<? extends Migration>... classes) {
        for (Class<? extends Migration> type : classes) {
            scripts.classes(List.of(type));
        }
        return this;
    }

    /** Adds migrations that are classes of this program. */
    public RetortBuilder migrations(List<Class<? extends Migration>> classes) {
        scripts.classes(classes);
        return this;
    }

    /** What {@code classpath:} locations and the classes of Java sources are looked up with. */
    public RetortBuilder classLoader(ClassLoader loader) {
        scripts.classLoader(loader);
        return this;
    }

    /** Whether directories below a location are read as well; they aren't by default. */
    public RetortBuilder recursive(boolean below) {
        scripts.recursive(below);
        return this;
    }

    /** Names constraints and indexes that migrations leave unnamed. */
    public RetortBuilder naming(NamingConvention convention) {
        naming = convention;
        return this;
    }

    /** The version table's name; {@code retort_version} by default. */
    public RetortBuilder versionTable(String name) {
        versionTable = name;
        return this;
    }

    /**
     * The history table's name; {@code retort_history} by default. Projects that share a schema need one each, as they
     * need a version table each.
     */
    public RetortBuilder historyTable(String name) {
        historyTable = name;
        return this;
    }

    /** The schema of the version table and the history table; it must exist. */
    public RetortBuilder versionTableSchema(String schema) {
        versionTableSchema = Optional.of(schema);
        return this;
    }

    /** How much is done in one transaction; one revision by default. */
    public RetortBuilder transactions(TransactionMode mode) {
        transactions = mode;
        return this;
    }

    /** How long to wait for another run; one minute by default. */
    public RetortBuilder lockTimeout(Duration timeout) {
        lockTimeout = timeout;
        return this;
    }

    /** How long a statement waits for a lock of another session; as the database is set by default. */
    public RetortBuilder lockWait(Duration longest) {
        lockWait = Optional.of(longest);
        return this;
    }

    /**
     * How long a statement in a transaction may take on PostgreSQL; as the database is set by default. SQLite has no such
     * limit.
     */
    public RetortBuilder statementTimeout(Duration longest) {
        statementTimeout = Optional.of(longest);
        return this;
    }

    /**
     * Whether a run on a connection that is in a transaction becomes a part of that: each revision is a savepoint, and
     * the caller commits. By default such a connection is refused. The lock is let go at the end of the run, not of the
     * transaction. While SQLite enforces foreign keys on the connection, a table can't be rebuilt, and one that rows point
     * to can't be dropped or have rows replaced: the rows that point to it would be deleted as well.
     */
    public RetortBuilder joinTransaction(boolean join) {
        joinTransaction = join;
        return this;
    }

    /**
     * Whether the log gets steps, and what they leave changed in their sessions, at level DEBUG only; by default it gets
     * them at INFO and WARN. For programs that run the same steps many times, as tests do.
     */
    public RetortBuilder quiet(boolean less) {
        quiet = less;
        return this;
    }

    /** Lets other threads end runs. */
    public RetortBuilder cancellation(Cancellation cancelling) {
        cancellation = Optional.of(cancelling);
        return this;
    }

    /** Adds a listener. */
    public RetortBuilder listener(RunListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Whether applied scripts may have been edited since; by default an upgrade refuses them, and a downgrade those that it
     * takes back. An upgrade that accepts them records what they are now, so that the next one doesn't have to.
     */
    public RetortBuilder acceptEdited(boolean accept) {
        acceptEdited = accept;
        return this;
    }

    /**
     * Reads the scripts; doesn't connect yet.
     *
     * @throws dev.retort.script.BrokenScriptsException with every problem of every script
     * @throws dev.retort.revision.InvalidGraphException if the revisions make no graph
     * @throws dev.retort.dialect.UnknownDatabaseException if there is no dialect of the name that was given
     * @throws RetortException if neither a database nor a dialect was named, code {@code no-database}
     */
    public Retort build() {
        if (database.isEmpty() && dialect.isEmpty()) {
            throw new RetortException(Problem.of("no-database", "no database was named")
                    .cure("give a url, dataSource or connection; for scripts a dialect is enough"));
        }
        RunSettings how = settings();
        ScriptCatalog read = catalog.orElseGet(scripts::load);
        Runner runner = new Runner(database.map(Supplier::get).orElseGet(Database::none), read, how);
        Optional<Dialect> named = dialect.map(Dialects.onClassPath()::get);
        RevisionAuthor author = new RevisionAuthor(read, folders, writing);
        return new Retort(runner, read, () -> new ScriptWriter(named.orElseGet(runner::dialect), read, how), author);
    }

    private RunSettings settings() {
        return new RunSettings(
                new QualifiedName(versionTableSchema, versionTable),
                new QualifiedName(versionTableSchema, historyTable),
                transactions,
                lockTimeout,
                naming,
                listeners,
                acceptEdited,
                new Timeouts(lockWait, statementTimeout),
                joinTransaction,
                cancellation,
                quiet);
    }
}
