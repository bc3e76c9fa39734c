package dev.retort.junit.database;

import dev.retort.error.Problem;
import dev.retort.junit.database.DatabaseServers.RunningServer;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, wherever it comes from. Its databases carry the mark of this run in their names. */
final class PostgresServer implements RunningServer {

    private static final int FIRST_WITH_STRATEGY = 15;
    private static final int WAITS_FOR_SESSIONS = 50;

    private final PostgresAddress address;
    private final Origin origin;
    private final String displayName;
    private final Runnable stop;
    private final PostgresSessions sessions;
    private final PostgresDrops drops;
    private final RunningServer.Names names;
    private final int major;
    private final String strategy;

    private PostgresServer(Start start, PostgresSessions sessions, String run, String version, boolean durable) {
        this.address = start.address();
        this.origin = start.origin();
        this.stop = start.stop();
        this.sessions = sessions;
        this.drops = new PostgresDrops(sessions);
        this.names = new RunningServer.Names(run + "_");
        this.major = Integer.parseInt(version.split("\\D", 2)[0]);
        this.displayName = "PostgreSQL " + version + " (" + start.label() + ")";
        // Copying files begins and ends with a checkpoint, which is quick only where nothing waits for a disk.
        this.strategy = major >= FIRST_WITH_STRATEGY && !durable ? " STRATEGY FILE_COPY" : "";
    }

    /** What is known of a server before it was spoken to. */
    record Start(PostgresAddress address, Origin origin, String label, Runnable stop) {}

    static PostgresServer connect(Start start) throws SQLException {
        String run = PostgresDrops.Sweep.PREFIX + UUID.randomUUID().toString().substring(0, 8);
        PostgresSessions sessions = new PostgresSessions(start.address(), run);
        try {
            String version = sessions.query("SHOW server_version").get(0).split(" ", 2)[0];
            boolean durable = sessions.query("SHOW fsync").get(0).equals("on");
            if (start.origin() == Origin.GIVEN) {
                PostgresDrops.Sweep.sweep(sessions);
            }
            return new PostgresServer(start, sessions, run, version, durable);
        } catch (SQLException | RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    int major() {
        return major;
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.POSTGRESQL;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public TestDatabase create(String nameHint) {
        // template1 may have been added to; template0 never.
        return new Database(copy("template0", nameHint));
    }

    @Override
    public Optional<TestDatabase> copyOf(String url, String nameHint) {
        PostgresAddress other = PostgresAddress.parse(url);
        if (!other.hosts().equals(address.hosts()) || other.database().isEmpty()) {
            return Optional.empty();
        }
        try {
            awaitNoSession(other.database());
        } catch (TestDatabaseException e) {
            return Optional.empty();
        }
        return Optional.of(new Database(copy(other.database(), nameHint)));
    }

    private String copy(String template, String nameHint) {
        String name = names.next(nameHint);
        drops.expect(name);
        try {
            sessions.execute("CREATE DATABASE \"" + name + "\" TEMPLATE \"" + template + "\"" + strategy);
        } catch (SQLException e) {
            drops.forget(name);
            throw PostgresFailures.creation(e, displayName);
        }
        return name;
    }

    /** A session lives on for some milliseconds after its client has closed the connection. */
    private void awaitNoSession(String name) {
        try {
            List<String> open = PostgresDrops.Sweep.sessionsIn(sessions, name);
            for (int i = 0; !open.isEmpty() && i < WAITS_FOR_SESSIONS; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
                open = PostgresDrops.Sweep.sessionsIn(sessions, name);
            }
            if (!open.isEmpty()) {
                throw PostgresFailures.inUse(name, open);
            }
        } catch (SQLException e) {
            throw PostgresFailures.creation(e, displayName);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestDatabaseException(Problem.of("interrupted", "interrupted while making a template"), e);
        }
    }

    @Override
    public void stop() {
        if (origin == Origin.GIVEN) {
            drops.finish();
        } else {
            drops.abandon();
        }
        sessions.close();
        stop.run();
    }

    @Override
    public String toString() {
        return displayName;
    }

    private final class Database implements TestDatabase {

        private final String name;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile boolean kept;

        Database(String name) {
            this.name = name;
        }

        @Override
        public DatabaseServer server() {
            return PostgresServer.this;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String url() {
            return address.url(name);
        }

        @Override
        public DataSource dataSource() {
            return PostgresSessions.source(url());
        }

        @Override
        public DataSource readerSource() {
            PGSimpleDataSource source = PostgresSessions.source(url());
            source.setPrepareThreshold(1);
            return source;
        }

        @Override
        public Template freeze() {
            awaitNoSession(name);
            String frozen = copy(name, "template");
            return new DatabaseServers.Frozen(hint -> new Database(copy(frozen, hint)), () -> drops.later(frozen));
        }

        @Override
        public void keep() {
            drops.forget(name);
            try {
                sessions.execute("COMMENT ON DATABASE \"" + name + "\" IS '" + PostgresDrops.Sweep.KEPT + "'");
            } catch (SQLException e) {
                throw PostgresFailures.creation(e, displayName);
            }
            kept = true;
        }

        @Override
        public String howToConnect() {
            return origin == Origin.GIVEN
                    ? address.psql(name, false)
                    : address.psql(name, true) + " (as long as this run lasts; -Dretort.hold=10m lets it last longer)";
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true) && !kept) {
                drops.later(name);
            }
        }

        @Override
        public String toString() {
            return displayName + " " + name;
        }
    }
}
