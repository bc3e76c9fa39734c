package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Provides databases: one server for each request, started when it is asked for the first time. Whoever holds this
 * should hold it for the whole run. Everything that was started stops on {@link #close}, at the latest when the JVM
 * ends in an orderly way; what a killed JVM leaves is swept by the next.
 */
public final class DatabaseServers implements AutoCloseable {

    private final DatabaseSettings settings;
    private final Map<DatabaseRequest, Provision> provisions = new HashMap<>();
    private final Map<DatabaseRequest, TestDatabaseException> failures = new HashMap<>();
    private final Set<RunningServer> running = new LinkedHashSet<>();
    private final Thread hook = new Thread(this::stopAll, "retort-database-servers");
    private @Nullable Workspace workspace;
    private boolean hooked;
    private boolean closed;

    private DatabaseServers(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Makes a provider; nothing is started yet. */
    public static DatabaseServers withSettings(DatabaseSettings settings) {
        return new DatabaseServers(settings);
    }

    /**
     * Gives the server for a request; always the same one for equal requests.
     *
     * @throws DatabaseRequiredException if there is none and the settings require it
     * @throws TestDatabaseException if what was asked for by name does not work
     */
    public synchronized Provision provide(DatabaseRequest request) {
        if (closed) {
            throw new TestDatabaseException(Problem.of("servers-closed", "the database servers are stopped already"));
        }
        Provision provision = remembered(request);
        if (provision instanceof Provision.Unavailable unavailable
                && settings.required().contains(request.kind())) {
            throw new DatabaseRequiredException(unavailable);
        }
        return provision;
    }

    /** A failure is remembered too: it takes its time, and every test would wait for it again. */
    private Provision remembered(DatabaseRequest request) {
        TestDatabaseException failure = failures.get(request);
        if (failure != null) {
            throw failure;
        }
        Provision known = provisions.get(request);
        if (known != null) {
            return known;
        }
        try {
            hook();
            Provision provision = running(request).orElseGet(() -> start(request));
            provisions.put(request, provision);
            return provision;
        } catch (TestDatabaseException e) {
            failures.put(request, e);
            throw e;
        }
    }

    /** A server that was started for another request and happens to fit: {@code postgresql:18} after a plain one. */
    private Optional<Provision> running(DatabaseRequest request) {
        return running.stream()
                .filter(PostgresServer.class::isInstance)
                .map(PostgresServer.class::cast)
                .filter(server ->
                        request.major().filter(major -> major == server.major()).isPresent())
                .findFirst()
                .map(server -> new Provision.Ready(server, List.of()));
    }

    private Provision start(DatabaseRequest request) {
        return switch (request.kind()) {
            case SQLITE -> startSqlite(request);
            case POSTGRESQL -> startPostgres(request);
        };
    }

    private Provision startSqlite(DatabaseRequest request) {
        if (!PostgresSource.isOnClassPath("org.sqlite.SQLiteDataSource")) {
            return new Provision.Unavailable(request, "add org.xerial:sqlite-jdbc to the class path", List.of());
        }
        try {
            SqliteServer server = SqliteServer.in(workspace().directory().resolve("sqlite"));
            running.add(server);
            return new Provision.Ready(server, List.of());
        } catch (SQLException | IOException e) {
            throw new TestDatabaseException(
                    Problem.of("sqlite-failure", "SQLite cannot be used").with("reason", e), e);
        }
    }

    private Provision startPostgres(DatabaseRequest request) {
        if (!PostgresSource.isOnClassPath("org.postgresql.ds.PGSimpleDataSource")) {
            return new Provision.Unavailable(request, "add org.postgresql:postgresql to the class path", List.of());
        }
        List<String> tried = new ArrayList<>();
        for (PostgresSource source : sources()) {
            PostgresSource.Attempt attempt =
                    source.attempt(request.major(), settings.mode() != DatabaseSettings.PostgresMode.AUTO);
            if (attempt instanceof PostgresSource.Attempt.Started started) {
                running.add(started.server());
                return new Provision.Ready(started.server(), tried);
            }
            if (attempt instanceof PostgresSource.Attempt.Refused refused) {
                tried.add(source.place() + ": " + refused.reason());
            }
        }
        return new Provision.Unavailable(request, "nothing provides " + request + " here", tried);
    }

    private List<PostgresSource> sources() {
        PostgresSource given = new PostgresSource.Given(settings);
        PostgresSource container = new ContainerPostgres(settings.image());
        PostgresSource embedded = new EmbeddedPostgresSource(this::workspace);
        return switch (settings.mode()) {
            case AUTO -> List.of(given, container, embedded);
            case URL -> List.of(given);
            case CONTAINER -> List.of(container);
            case EMBEDDED -> List.of(embedded);
        };
    }

    private synchronized Workspace workspace() {
        if (workspace == null) {
            workspace = Workspace.open(settings.directory());
        }
        return workspace;
    }

    private void hook() {
        if (!hooked) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** Stops everything that was started and removes every database that isn't kept. A second call does nothing. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(DatabaseServers.class.getName())
                    .log(System.Logger.Level.DEBUG, "the JVM is ending; the hook will find nothing to do");
        }
    }

    private synchronized void stopAll() {
        closed = true;
        running.forEach(DatabaseServers::stop);
        running.clear();
        Stream.ofNullable(workspace).forEach(Workspace::close);
        workspace = null;
    }

    /** One that can't be stopped must not keep the others from it. */
    private static void stop(RunningServer server) {
        try {
            server.stop();
        } catch (RuntimeException e) {
            System.getLogger(DatabaseServers.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot stop " + server.displayName(), e);
        }
    }

    /** The answer to a request: a server that is ready, or the reason why there is none. */
    public sealed interface Provision {

        /** What was looked at before, in order, each with the reason why it was not taken; empty if the first one was. */
        List<String> tried();

        /**
         * A server is ready.
         *
         * @param server the server
         * @param tried what was looked at before and not taken
         */
        record Ready(DatabaseServer server, List<String> tried) implements Provision {
            /** Copies the list. */
            public Ready {
                Objects.requireNonNull(server, "server");
                tried = List.copyOf(tried);
            }
        }

        /**
         * There is no such database here; a test that needs it is skipped, visibly.
         *
         * @param request what was asked for
         * @param reason one sentence that tells why, and what to add
         * @param tried what was looked at and not taken
         */
        record Unavailable(DatabaseRequest request, String reason, List<String> tried) implements Provision {
            /** Copies the list. */
            public Unavailable {
                Objects.requireNonNull(request, "request");
                Objects.requireNonNull(reason, "reason");
                tried = List.copyOf(tried);
            }
        }
    }

    /** A server as its owner sees it: it can be stopped. */
    interface RunningServer extends DatabaseServer {

        /** Removes what is left of its databases and stops what was started. Called once, perhaps while the JVM ends. */
        void stop();

        /** Names that are unique on a server: a prefix of this run, a number and what fits of a hint. */
        final class Names {

            /** PostgreSQL cuts names at 63 bytes; the hint gives way. */
            private static final int LONGEST_HINT = 30;

            private final String prefix;
            private final AtomicLong count = new AtomicLong();

            Names(String prefix) {
                this.prefix = prefix;
            }

            String next(String hint) {
                String plain = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
                String shortened = plain.substring(0, Math.min(plain.length(), LONGEST_HINT));
                return prefix + count.incrementAndGet() + "_" + shortened.replaceAll("^_|_$", "");
            }
        }
    }

    /** A database that nobody connects to, of which copies are made until it is removed. */
    static final class Frozen implements TestDatabase.Template {

        private final Function<String, TestDatabase> copies;
        private final Runnable removal;
        private final AtomicBoolean closed = new AtomicBoolean();

        Frozen(Function<String, TestDatabase> copies, Runnable removal) {
            this.copies = copies;
            this.removal = removal;
        }

        @Override
        public TestDatabase clone(String nameHint) {
            if (closed.get()) {
                throw new TestDatabaseException(Problem.of("template-closed", "the template is closed already"));
            }
            return copies.apply(nameHint);
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                removal.run();
            }
        }
    }
}
