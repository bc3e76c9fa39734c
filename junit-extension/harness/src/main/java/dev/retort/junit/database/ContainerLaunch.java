package dev.retort.junit.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts a container. Only loaded when Testcontainers is there. */
final class ContainerLaunch {

    /** Who started a container, as host and process id, for the sweep where Testcontainers' own one is switched off. */
    static final String OWNER = "dev.retort.owner";

    private static final long SHARED_MEMORY_BYTES = 256L << 20;
    private static final String USER = "postgres";
    private static final String PASSWORD = "retort";
    private static final String DATA = "/var/lib/postgresql";

    private ContainerLaunch() {}

    static PostgresServer start(String image) throws SQLException, InterruptedException {
        DockerClient engine = DockerClientFactory.instance().client();
        sweep(engine);
        Set<String> volumes = obtain(engine, image);
        PostgreSQLContainer container = configure(image, volumes);
        try {
            container.start();
            return PostgresServer.connect(new PostgresServer.Start(
                    address(container), Origin.CONTAINER, "container " + image, container::stop));
        } catch (SQLException | RuntimeException e) {
            container.stop();
            throw e;
        }
    }

    /** The volumes of the image, which is pulled if need be. */
    private static Set<String> obtain(DockerClient engine, String image) throws InterruptedException {
        try {
            return volumes(engine, image);
        } catch (NotFoundException absent) {
            ImagePull.of(engine, image);
            return volumes(engine, image);
        }
    }

    private static Set<String> volumes(DockerClient engine, String image) {
        var config = engine.inspectImageCmd(image).exec().getConfig();
        Map<String, ?> volumes = config == null ? Map.of() : Objects.requireNonNullElse(config.getVolumes(), Map.of());
        return volumes.keySet();
    }

    private static PostgreSQLContainer configure(String image, Set<String> volumes) {
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername(USER)
                .withPassword(PASSWORD)
                .withDatabaseName("postgres");
        // Where the data lies, depends on the version. A volume that isn't covered goes to the disk.
        Map<String, String> inMemory = volumes.stream()
                .filter(path -> path.startsWith(DATA))
                .collect(Collectors.toMap(path -> path, path -> "rw"));
        container.withTmpFs(inMemory.isEmpty() ? Map.of(DATA, "rw") : inMemory);
        container.withSharedMemorySize(SHARED_MEMORY_BYTES);
        container.withLabel(OWNER, owner(ProcessHandle.current()));
        container.setCommand(
                "postgres",
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "full_page_writes=off",
                "-c",
                "max_connections=300");
        return container;
    }

    private static PostgresAddress address(PostgreSQLContainer container) {
        String hosts = container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return new PostgresAddress(hosts, "postgres", "", Optional.of(USER), Optional.of(PASSWORD));
    }

    private static void sweep(DockerClient engine) {
        List<Container> ours = engine.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(OWNER))
                .exec();
        for (Container container : ours) {
            String[] owner = container.getLabels().getOrDefault(OWNER, "").split("/", -1);
            if (owner.length == 2 && owner[0].equals(host()) && !Leftovers.isAlive(owner[1])) {
                remove(engine, container.getId());
            }
        }
    }

    private static void remove(DockerClient engine, String id) {
        try {
            engine.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            System.getLogger(ContainerLaunch.class.getName())
                    .log(System.Logger.Level.DEBUG, "somebody else has removed " + id);
        }
    }

    static String owner(ProcessHandle process) {
        return host() + "/" + process.pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
