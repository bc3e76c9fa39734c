package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs where a container engine answers and has, or gets, the image; `.ci/container-engine` sees to both. */
class ContainerPostgresTest implements PostgresContract {

    private static DatabaseServers servers;
    private static DatabaseServer server;

    @BeforeAll
    static void start() {
        Optional<String> silence = EngineProbe.onThisMachine().whyNone();
        assumeTrue(silence.isEmpty(), () -> "container path not tested: " + silence.orElse(""));
        servers = servers(Map.of(DatabaseSettings.POSTGRESQL_MODE, "container"));
        server = Settings.ready(servers, "postgresql");
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @Override
    public DatabaseServer server() {
        return server;
    }

    @Test
    void tellsWhatItIs() {
        assertThat(server.displayName()).matches("PostgreSQL 18\\.[0-9]+ \\(container \\S+\\)");
        assertThat(server.origin()).isEqualTo(Origin.CONTAINER);
        assertThat(server.create("x").howToConnect()).startsWith("psql 'postgresql://postgres:retort@");
    }

    @Test
    void isChosenByItselfWhenAnEngineAnswersAndNoUrlIsGiven() {
        try (DatabaseServers automatic = servers(Map.of())) {
            Provision provision = automatic.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL));

            assertThat(provision).isInstanceOfSatisfying(Provision.Ready.class, ready -> assertThat(
                            ready.server().origin())
                    .isEqualTo(Origin.CONTAINER));
            assertThat(provision.tried()).containsExactly("given URL: none in retort.databases.postgresql.url");
        }
    }

    @Test
    void anImageThatCannotBeHadMakesTheEmbeddedServerStepIn() {
        try (DatabaseServers automatic = servers(Map.of(DatabaseSettings.POSTGRESQL_IMAGE, "localhost:1/none:18"))) {
            Provision provision = automatic.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL));

            assertThat(Settings.ready(automatic, "postgresql").origin()).isEqualTo(Origin.EMBEDDED);
            assertThat(provision.tried())
                    .element(1)
                    .asString()
                    .startsWith("container: localhost:1/none:18 cannot be started: ");
        }
    }

    @Test
    void anImageThatCannotBeHadIsAnErrorWhenContainersAreAskedForByName() {
        try (DatabaseServers byName = servers(Map.of(
                DatabaseSettings.POSTGRESQL_IMAGE, "localhost:1/none:18",
                DatabaseSettings.POSTGRESQL_MODE, "container"))) {
            assertThatThrownBy(() -> byName.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL)))
                    .isInstanceOf(TestDatabaseException.class)
                    .hasMessageContaining("the container cannot be started")
                    .hasMessageContaining("localhost:1/none:18");
        }
    }

    @Test
    void anImageOfAnotherMajorVersionIsRefusedBeforeItStarts() {
        Attempt attempt = new ContainerPostgres("postgres:18-alpine").attempt(Optional.of(15), true);

        assertThat(attempt)
                .isEqualTo(new Attempt.Refused("the image is set to postgres:18-alpine, which is not version 15"));
    }

    private static DatabaseServers servers(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        for (String key : List.of(DatabaseSettings.POSTGRESQL_IMAGE)) {
            DatabaseSettings.environment(key).ifPresent(value -> all.putIfAbsent(key, value));
        }
        return Settings.servers(all);
    }
}
