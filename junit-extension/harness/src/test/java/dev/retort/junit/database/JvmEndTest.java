package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** What is left when a JVM ends that nobody told to stop its servers; each test starts one. */
class JvmEndTest {

    @Test
    void anOrderlyEndLeavesNothing(@TempDir(factory = InMemory.class) Path directory) throws Exception {
        assertThat(run("exit", directory)).isZero();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theNextRunSweepsWhatAKilledOneHasLeft(@TempDir(factory = InMemory.class) Path directory) throws Exception {
        assertThat(run("halt", directory)).isEqualTo(1);
        long server = serverProcess(directory);
        assertThat(ProcessHandle.of(server)).isPresent();

        Workspace next = Workspace.open(Optional.of(directory));

        assertThat(directory.toFile().listFiles())
                .containsExactly(next.directory().toFile());
        awaitEnd(server);
        next.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aLivingRunIsLeftAlone(@TempDir(factory = InMemory.class) Path directory) {
        Workspace living = Workspace.open(Optional.of(directory));

        Workspace next = Workspace.open(Optional.of(directory));

        assertThat(living.directory()).exists();
        living.close();
        next.close();
    }

    private static int run(String end, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName(),
                        end,
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static long serverProcess(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            Path file = walk.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).get(0));
        }
    }

    private static void awaitEnd(long process) throws Exception {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        if (handle.isPresent()) {
            handle.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** A server takes five seconds to start on a disk that is asked to sync, and one in memory. */
    private static final class InMemory implements TempDirFactory {

        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "jvm-end")
                    : Files.createTempDirectory("jvm-end");
        }
    }

    /** Starts every kind of server that needs files and stops none. */
    static final class Forgetful {

        private Forgetful() {}

        public static void main(String[] arguments) {
            DatabaseServers servers = Settings.servers(
                    Map.of(DatabaseSettings.POSTGRESQL_MODE, "embedded", DatabaseSettings.DIRECTORY, arguments[1]));
            Settings.ready(servers, "sqlite").create("x");
            Settings.ready(servers, "postgresql").create("x");
            if (arguments[0].equals("halt")) {
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
