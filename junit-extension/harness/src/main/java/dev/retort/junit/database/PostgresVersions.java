package dev.retort.junit.database;

import java.util.Optional;

/** Compares the major version that is asked for with the one that a server turns out to have. */
final class PostgresVersions {

    private PostgresVersions() {}

    static Attempt accept(PostgresServer server, Optional<Integer> major) {
        if (major.isEmpty() || major.get() == server.major()) {
            return new Attempt.Started(server);
        }
        server.stop();
        return new Attempt.Refused("it is " + server.displayName() + ", not version " + major.get());
    }
}
