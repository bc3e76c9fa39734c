package dev.retort.junit.database;

import java.sql.SQLException;
import java.util.Optional;

/** A server that runs already. That it was given is a wish, so a server that can't be used is an error. */
final class GivenPostgres implements PostgresSource {

    private final DatabaseSettings settings;

    GivenPostgres(DatabaseSettings settings) {
        this.settings = settings;
    }

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
