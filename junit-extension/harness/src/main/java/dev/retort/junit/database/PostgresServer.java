package dev.retort.junit.database;

import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

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
    private final DatabaseNames names;
    private final int major;
    private final String strategy;

    private PostgresServer(Start start, PostgresSessions sessions, String run, String version, boolean durable) {
        this.address = start.address();
        this.origin = start.origin();
        this.stop = start.stop();
        this.sessions = sessions;
        this.drops = new PostgresDrops(sessions);
        this.names = new DatabaseNames(run + "_");
        this.major = Integer.parseInt(version.split("\\D", 2)[0]);
        this.displayName = "PostgreSQL " + version + " (" + start.label() + ")";
        // Copying files begins and ends with a checkpoint, which is quick only where nothing waits for a disk.
        this.strategy = major >= FIRST_WITH_STRATEGY && !durable ? " STRATEGY FILE_COPY" : "";
    }

    /** What is known of a server before it was spoken to. */
    record Start(PostgresAddress address, Origin origin, String label, Runnable stop) {}

    static PostgresServer connect(Start start) throws SQLException {
        String run = PostgresSweep.PREFIX + UUID.randomUUID().toString().substring(0, 8);
        PostgresSessions sessions = new PostgresSessions(start.address(), run);
        try {
            String version = sessions.query("SHOW server_version").get(0).split(" ", 2)[0];
            boolean durable = sessions.query("SHOW fsync").get(0).equals("on");
            if (start.origin() == Origin.GIVEN) {
                PostgresSweep.sweep(sessions);
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
        return new PostgresDatabase(this, copy("template0", nameHint));
    }

    String copy(String template, String nameHint) {
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

    /** Copies a database that tests have worked with, once their sessions have ended. */
    String freeze(String name) {
        awaitNoSession(name);
        return copy(name, "template");
    }

    /** A session lives on for some milliseconds after its client has closed the connection. */
    private void awaitNoSession(String name) {
        try {
            List<String> open = PostgresSweep.sessionsIn(sessions, name);
            for (int i = 0; !open.isEmpty() && i < WAITS_FOR_SESSIONS; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
                open = PostgresSweep.sessionsIn(sessions, name);
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

    void drop(String name) {
        drops.later(name);
    }

    void keep(String name) {
        drops.forget(name);
        try {
            sessions.execute("COMMENT ON DATABASE \"" + name + "\" IS '" + PostgresSweep.KEPT + "'");
        } catch (SQLException e) {
            throw PostgresFailures.creation(e, displayName);
        }
    }

    String url(String name) {
        return address.url(name);
    }

    String howToConnect(String name) {
        return origin == Origin.GIVEN
                ? address.psql(name, false)
                : address.psql(name, true) + " (as long as this run lasts)";
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
}
