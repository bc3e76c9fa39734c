package dev.retort.junit;

import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseSettings;

/** One server of each kind for all tests of the harness, which stop when the JVM ends. */
public final class SharedServers {

    public static final DatabaseServers SERVERS =
            DatabaseServers.withSettings(DatabaseSettings.from(DatabaseSettings::environment));

    private SharedServers() {}
}
