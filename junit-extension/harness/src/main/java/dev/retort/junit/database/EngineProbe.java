package dev.retort.junit.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the container engines that Testcontainers would find whether they answer; silently and in a second or so. */
final class EngineProbe {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<String> places;

    EngineProbe(List<String> places) {
        this.places = List.copyOf(places);
    }

    /** The places in {@code DOCKER_HOST}, Testcontainers' file of properties, and the usual sockets. */
    static EngineProbe onThisMachine() {
        List<String> places = new ArrayList<>();
        Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .filter(host -> !host.isBlank())
                .ifPresent(places::add);
        Path home = Path.of(System.getProperty("user.home"));
        places.addAll(configured(home.resolve(".testcontainers.properties")));
        places.add("unix:///var/run/docker.sock");
        Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .ifPresent(dir -> places.add("unix://" + dir + "/docker.sock"));
        places.add("unix://" + home + "/.docker/run/docker.sock");
        places.add("unix://" + home + "/.docker/desktop/docker.sock");
        if (System.getProperty("os.name").startsWith("Windows")) {
            places.add("npipe:////./pipe/docker_engine");
        }
        return new EngineProbe(places);
    }

    private static List<String> configured(Path properties) {
        try {
            return Files.readAllLines(properties).stream()
                    .filter(line -> line.matches("\\s*(docker\\.host|tc\\.host)\\s*=.*"))
                    .map(line -> line.replaceFirst("^[^=]*=", "").strip().replace("\\:", ":"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Empty if an engine answers, else a clause that tells where none did. */
    Optional<String> whyNone() {
        List<String> there = places.stream().filter(EngineProbe::mayBeThere).toList();
        if (there.stream().anyMatch(EngineProbe::answers)) {
            return Optional.empty();
        }
        return Optional.of("no container engine answers ("
                + (there.isEmpty() ? "no socket, no DOCKER_HOST" : "silent: " + String.join(", ", there)) + ")");
    }

    private static boolean mayBeThere(String place) {
        return !place.startsWith("unix:")
                || Files.exists(Path.of(URI.create(place).getPath()));
    }

    private static boolean answers(String place) {
        URI uri = URI.create(place);
        try {
            return switch (String.valueOf(uri.getScheme())) {
                case "unix" -> pings(Path.of(uri.getPath()));
                case "tcp", "http", "https" -> listens(uri);
                case "npipe" -> Files.exists(Path.of("\\\\.\\pipe\\docker_engine"));
                default -> false;
            };
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean listens(URI uri) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MILLIS);
            return true;
        }
    }

    private static boolean pings(Path socket) throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(PING));
            channel.configureBlocking(false);
            ByteBuffer answer = ByteBuffer.allocate(256);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (answer.position() < "HTTP/1.1 200".length()
                    && channel.read(answer) >= 0
                    && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            String start = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            return start.matches("(?s)HTTP/1\\.[01] 200.*");
        }
    }
}
