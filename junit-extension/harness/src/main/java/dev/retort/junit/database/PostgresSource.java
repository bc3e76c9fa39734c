package dev.retort.junit.database;

import dev.retort.junit.database.DatabaseServers.RunningServer;
import java.sql.SQLException;
import java.util.Optional;

/** A place where PostgreSQL could come from. */
interface PostgresSource {

    /** The place's name in messages. */
    String place();

    /**
     * Looks whether a server comes from here.
     *
     * @param major the version that is asked for
     * @param insist whether a failure must not be passed over, because this place was asked for by name
     */
    Attempt attempt(Optional<Integer> major, boolean insist);

    /** Takes a server, unless it turns out to have another major version than the one that is asked for. */
    static Attempt accepted(PostgresServer server, Optional<Integer> major) {
        if (major.isEmpty() || major.get() == server.major()) {
            return new Attempt.Started(server);
        }
        server.stop();
        return new Attempt.Refused("it is " + server.displayName() + ", not version " + major.get());
    }

    /** Tells whether an optional library is there, without initialising it. */
    static boolean isOnClassPath(String className) {
        try {
            Class.forName(className, false, PostgresSource.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** What came of looking at one place where a server could come from. */
    sealed interface Attempt {

        /** The server runs. */
        record Started(RunningServer server) implements Attempt {}

        /** Not from here; the reason is a clause that follows the place's name. */
        record Refused(String reason) implements Attempt {}
    }

    /** A server that runs already. That it was given is a wish, so a server that can't be used is an error. */
    record Given(DatabaseSettings settings) implements PostgresSource {

        @Override
        public String place() {
            return "given URL";
        }

        @Override
        public Attempt attempt(Optional<Integer> major, boolean insist) {
            if (settings.url().isEmpty()) {
                return new Attempt.Refused("none in " + DatabaseSettings.POSTGRESQL_URL);
            }
            PostgresAddress address =
                    PostgresAddress.parse(settings.url().get()).withUser(settings.user(), settings.password());
            try {
                PostgresServer server = PostgresServer.connect(
                        new PostgresServer.Start(address, DatabaseServer.Origin.GIVEN, address.shown(), () -> {}));
                return PostgresSource.accepted(server, major);
            } catch (SQLException e) {
                throw PostgresFailures.connection(e, address);
            }
        }
    }
}
