package dev.retort.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PgBouncer before the embedded server, where one is installed. */
public final class PgBouncer implements AutoCloseable {

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where it is installed; Debian's package is called {@code pgbouncer}. */
    public static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param directory where its files go; this user's, whom it doesn't trust if that is root
     * @param mode session, transaction or statement
     * @param sessions how many sessions of the server it shares out
     * @param turns whether they take turns; else the one used last is used next
     */
    public static PgBouncer start(Path directory, String mode, int sessions, boolean turns) throws IOException {
        int port = freePort();
        List<String> settings = List.of(
                "[databases]",
                "* = host=127.0.0.1 port=" + PostgresServer.port() + " user=postgres",
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = any",
                "pool_mode = " + mode,
                "default_pool_size = " + sessions,
                "server_round_robin = " + (turns ? 1 : 0),
                "ignore_startup_parameters = extra_float_digits");
        Path file = Files.write(directory.resolve("pgbouncer-" + port + ".ini"), settings);
        List<String> command = new ArrayList<>(List.of(program().orElseThrow().toString(), file.toString()));
        if (System.getProperty("user.name").equals("root")) {
            for (Path path = file; path != null && !path.equals(Path.of("/tmp")); path = path.getParent()) {
                openToAll(path, directory);
            }
            command.addAll(1, List.of("-u", "nobody"));
        }
        PgBouncer started = new PgBouncer(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                directory.resolve("pgbouncer-" + port + ".log").toFile())
                        .start(),
                port);
        started.awaitListening();
        return started;
    }

    private static void openToAll(Path path, Path directory) throws IOException {
        if (path.startsWith(directory) || path.equals(directory)) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new UncheckedIOException("PgBouncer doesn't listen", notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    /** The URL by which a database is reached through it. */
    public String url(PostgresDatabase database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name() + "?user=postgres&password=none";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
