package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.sql.DatabaseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Runs where a container engine answers and has, or gets, the image; {@code .ci/container-engine} sees to both. */
class ContainerPostgresTest implements PostgresContract {

    private static final DatabaseServers SERVERS = servers(Map.of(DatabaseSettings.POSTGRESQL_MODE, "container"));

    /** Before each and not before all: only so does the report count the tests as skipped. */
    @BeforeEach
    void needsAnEngine() {
        Optional<String> silence = EngineProbe.onThisMachine().whyNone();
        assumeTrue(silence.isEmpty(), () -> "container path not tested: " + silence.orElse(""));
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @Override
    public DatabaseServer server() {
        return Settings.ready(SERVERS, "postgresql");
    }

    @Test
    void tellsWhatItIs() {
        assertThat(server().displayName()).matches("PostgreSQL 18\\.[0-9]+ \\(container \\S+\\)");
        assertThat(server().origin()).isEqualTo(DatabaseServer.Origin.CONTAINER);
        assertThat(server().create("x").howToConnect()).startsWith("psql 'postgresql://postgres:retort@");
    }

    @Test
    void isChosenByItselfWhenAnEngineAnswersAndNoUrlIsGiven() {
        try (DatabaseServers automatic = servers(Map.of())) {
            Provision provision = automatic.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL));

            assertThat(provision).isInstanceOfSatisfying(Provision.Ready.class, ready -> assertThat(
                            ready.server().origin())
                    .isEqualTo(DatabaseServer.Origin.CONTAINER));
            assertThat(provision.tried()).containsExactly("given URL: none in retort.databases.postgresql.url");
        }
    }

    @Test
    void anImageThatCannotBeHadMakesTheEmbeddedServerStepIn() {
        try (DatabaseServers automatic = servers(Map.of(DatabaseSettings.POSTGRESQL_IMAGE, "localhost:1/none:18"))) {
            Provision provision = automatic.provide(DatabaseRequest.of(DatabaseKind.POSTGRESQL));

            assertThat(Settings.ready(automatic, "postgresql").origin()).isEqualTo(DatabaseServer.Origin.EMBEDDED);
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
    void aContainerOfADeadRunIsRemovedByTheNextAndOneOfALivingRunIsNot() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String image = server().displayName().replaceFirst(".*\\(container (.*)\\)", "$1");
        String orphan = container(image, dead.toHandle());
        String other = container(image, ProcessHandle.current());

        try (DatabaseServers next = servers(Map.of())) {
            Settings.ready(next, "postgresql");
        }

        List<String> present = DockerClientFactory.lazyClient().listContainersCmd().withShowAll(true).exec().stream()
                .map(Container::getId)
                .toList();
        assertThat(present).contains(other).doesNotContain(orphan);
        DockerClientFactory.lazyClient()
                .removeContainerCmd(other)
                .withRemoveVolumes(true)
                .exec();
    }

    private static String container(String image, ProcessHandle owner) {
        return DockerClientFactory.lazyClient()
                .createContainerCmd(image)
                .withLabels(Map.of(ContainerPostgres.Launch.OWNER, ContainerPostgres.Launch.owner(owner)))
                .exec()
                .getId();
    }

    private static DatabaseServers servers(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        DatabaseSettings.environment(DatabaseSettings.POSTGRESQL_IMAGE)
                .ifPresent(image -> all.putIfAbsent(DatabaseSettings.POSTGRESQL_IMAGE, image));
        return Settings.servers(all);
    }
}
