package dev.retort.junit.database;

import dev.retort.junit.database.DatabaseServers.Provision;
import java.util.Map;
import java.util.Optional;

/** Settings and servers for a test. */
final class Settings {

    private Settings() {}

    static DatabaseSettings of(Map<String, String> values) {
        return DatabaseSettings.from(key -> Optional.ofNullable(values.get(key)));
    }

    static DatabaseServers servers(Map<String, String> values) {
        return DatabaseServers.withSettings(of(values));
    }

    static DatabaseServers embedded() {
        return servers(Map.of(DatabaseSettings.POSTGRESQL_MODE, "embedded"));
    }

    static DatabaseServer ready(DatabaseServers servers, String request) {
        Provision provision = servers.provide(DatabaseRequest.parse(request));
        if (provision instanceof Provision.Ready ready) {
            return ready.server();
        }
        throw new AssertionError("not ready: " + provision);
    }
}
