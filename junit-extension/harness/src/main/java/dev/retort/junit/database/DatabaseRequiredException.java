package dev.retort.junit.database;

import dev.retort.error.Problem;
import dev.retort.junit.database.DatabaseServers.Provision;

/** A database that must not be missing is not to be had; see the setting {@code retort.databases.required}. */
public final class DatabaseRequiredException extends TestDatabaseException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception that tells what was looked at. */
    public DatabaseRequiredException(Provision.Unavailable unavailable) {
        super(Problem.of("database-required", unavailable.request() + " is required but not available")
                .with("reason", unavailable.reason())
                .with("tried", String.join("\n", unavailable.tried()))
                .cure("make it available, or take it out of " + DatabaseSettings.REQUIRED));
    }
}
