package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProbeTest {

    @Test
    void findsNoneWhereThereIsNoSocket(@TempDir Path directory) {
        EngineProbe probe = new EngineProbe(List.of("unix://" + directory.resolve("none.sock")));

        assertThat(probe.whyNone()).contains("no container engine answers (no socket, no DOCKER_HOST)");
    }

    @Test
    void findsTheOneThatAnswers(@TempDir Path directory) throws IOException {
        Path socket = directory.resolve("engine.sock");
        try (ServerSocketChannel server = listen(socket)) {
            CompletableFuture<Void> answered =
                    CompletableFuture.runAsync(() -> answer(server, "HTTP/1.1 200 OK\r\n\r\nOK"));

            assertThat(new EngineProbe(List.of("unix://" + socket)).whyNone()).isEmpty();
            assertThat(answered).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void anErrorIsNoAnswer(@TempDir Path directory) throws IOException {
        Path socket = directory.resolve("engine.sock");
        try (ServerSocketChannel server = listen(socket)) {
            CompletableFuture<Void> answered =
                    CompletableFuture.runAsync(() -> answer(server, "HTTP/1.1 503 Service Unavailable\r\n\r\n"));

            assertThat(new EngineProbe(List.of("unix://" + socket)).whyNone())
                    .contains("no container engine answers (silent: unix://" + socket + ")");
            assertThat(answered).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void doesNotWaitForOneThatHangs(@TempDir Path directory) throws IOException {
        Path socket = directory.resolve("engine.sock");
        try (ServerSocketChannel server = listen(socket)) {
            assertThat(server.isOpen()).isTrue();

            assertThat(new EngineProbe(List.of("unix://" + socket)).whyNone()).isPresent();
        }
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private static void answer(ServerSocketChannel server, String text) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(1024));
            client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
