package dev.retort.junit.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import dev.retort.error.Problem;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container, if Testcontainers is on the class path and an engine answers. Testcontainers itself is only
 * touched when an engine has answered: without one it takes its time and writes to the log.
 */
record ContainerPostgres(String template) implements PostgresSource {

    private static final String LIBRARY = "org.testcontainers.postgresql.PostgreSQLContainer";
    private static final int NEWEST = 18;
    private static final Pattern TAG = Pattern.compile(":([0-9]+)[^/]*$");

    @Override
    public String place() {
        return "container";
    }

    @Override
    public Attempt attempt(Optional<Integer> major, boolean insist) {
        if (!PostgresSource.isOnClassPath(LIBRARY)) {
            return new Attempt.Refused("org.testcontainers:testcontainers-postgresql (2.0.5) is not on the class path");
        }
        String image = template.replace("%d", String.valueOf(major.orElse(NEWEST)));
        Matcher tag = TAG.matcher(image);
        if (major.isPresent() && tag.find() && Integer.parseInt(tag.group(1)) != major.get()) {
            return new Attempt.Refused("the image is set to " + image + ", which is not version " + major.get());
        }
        Optional<String> silence = EngineProbe.onThisMachine().whyNone();
        return silence.<Attempt>map(Attempt.Refused::new).orElseGet(() -> start(image, major, insist));
    }

    private static Attempt start(String image, Optional<Integer> major, boolean insist) {
        try {
            return PostgresSource.accepted(Launch.start(image), major);
        } catch (Exception e) {
            if (insist) {
                throw new TestDatabaseException(
                        Problem.of("container-failure", "the container cannot be started")
                                .with("image", image)
                                .with("reason", e)
                                .cure("make the image available, or choose another with "
                                        + DatabaseSettings.POSTGRESQL_IMAGE),
                        e);
            }
            return new Attempt.Refused(image + " cannot be started: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.isEmpty()
                ? e.getClass().getSimpleName()
                : message.lines().iterator().next();
    }

    /** Starts a container. Only loaded when Testcontainers is there. */
    static final class Launch {

        /** Who started a container, as host and process id, for the sweep where Testcontainers' own one is switched off. */
        static final String OWNER = "dev.retort.owner";

        private static final long SHARED_MEMORY_BYTES = 256L << 20;
        private static final String USER = "postgres";
        private static final String PASSWORD = "retort";
        private static final String DATA = "/var/lib/postgresql";

        private Launch() {}

        static PostgresServer start(String image) throws SQLException, InterruptedException {
            DockerClient engine = DockerClientFactory.instance().client();
            sweep(engine);
            Set<String> volumes = obtain(engine, image);
            PostgreSQLContainer container = configure(image, volumes);
            try {
                container.start();
                return PostgresServer.connect(new PostgresServer.Start(
                        address(container), DatabaseServer.Origin.CONTAINER, "container " + image, container::stop));
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
            Map<String, ?> volumes =
                    config == null ? Map.of() : Objects.requireNonNullElse(config.getVolumes(), Map.of());
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
                if (owner.length == 2 && owner[0].equals(host()) && !Workspace.Leftovers.isAlive(owner[1])) {
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
                System.getLogger(Launch.class.getName())
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

    /**
     * Pulls an image, once and without a word. Testcontainers would try for two minutes, and the client's own callback
     * writes a failure to the log although another server may step in.
     */
    private static final class ImagePull implements ResultCallback<PullResponseItem> {

        private static final int PATIENCE_MINUTES = 5;

        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile String lastError = "the registry did not deliver it";

        private ImagePull() {}

        /** Pulls the image, or throws an exception that tells why it is not to be had. */
        static void of(DockerClient engine, String image) throws InterruptedException {
            try (ImagePull pull = new ImagePull()) {
                engine.pullImageCmd(image).exec(pull);
                pull.end.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
                pull.requirePresent(engine, image);
            } catch (ExecutionException e) {
                throw new IllegalStateException("it cannot be pulled: " + e.getCause(), e);
            } catch (TimeoutException e) {
                throw new IllegalStateException("pulling it takes longer than " + PATIENCE_MINUTES + " minutes", e);
            }
        }

        /** A pull may come to its end without an error and without the image. */
        private void requirePresent(DockerClient engine, String image) {
            try {
                engine.inspectImageCmd(image).exec();
            } catch (NotFoundException e) {
                throw new IllegalStateException("it cannot be pulled: " + lastError, e);
            }
        }

        @Override
        public void onStart(Closeable stream) {}

        @Override
        public void onNext(PullResponseItem item) {
            ResponseItem.ErrorDetail error = item.getErrorDetail();
            if (error != null && error.getMessage() != null) {
                lastError = error.getMessage();
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }

        @Override
        public void close() {}
    }
}
