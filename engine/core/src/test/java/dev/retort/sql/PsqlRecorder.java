package dev.retort.sql;

import dev.retort.testing.Shell;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Listens where {@code psql} takes a server to be, and keeps each statement that it sends; whatever it is, the answer is
 * that it worked. So a text needs no tables, and one with errors is sent to its end.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message formats</a>
 */
final class PsqlRecorder {

    private static final int ENCRYPTION_ASKED = 80877103;
    private static final int GSS_ASKED = 80877104;

    private final List<String> statements = new ArrayList<>();

    private PsqlRecorder() {}

    /** What psql sends for a text; the test is skipped where psql isn't installed. */
    static List<String> statements(String text) throws IOException {
        PsqlRecorder recorder = new PsqlRecorder();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Shell psql = Shell.psql("jdbc:postgresql://localhost:" + server.getLocalPort() + "/recorded?");
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> recorder.serve(server));
            Shell.Ended ended = psql.run(text);
            served.join();
            if (ended.code() != 0) {
                throw new IOException(ended.output());
            }
        }
        return recorder.statements;
    }

    private void serve(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            greet(in, out);
            for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
                answer(type, body(in), in, out);
            }
        } catch (EOFException ended) {
            // psql may leave without a word
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
        for (int code = code(in); code == ENCRYPTION_ASKED || code == GSS_ASKED; code = code(in)) {
            out.writeByte('N');
            out.flush();
        }
        send(out, 'R', new byte[4]);
        send(out, 'S', "server_version\00018.0\0".getBytes(StandardCharsets.UTF_8));
        send(out, 'S', "client_encoding\0UTF8\0".getBytes(StandardCharsets.UTF_8));
        send(out, 'S', "standard_conforming_strings\0on\0".getBytes(StandardCharsets.UTF_8));
        send(out, 'K', new byte[8]);
        send(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static int code(DataInputStream in) throws IOException {
        byte[] body = body(in);
        return ByteBuffer.wrap(body).getInt();
    }

    private static byte[] body(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - 4);
    }

    private void answer(int type, byte[] body, DataInputStream in, DataOutputStream out) throws IOException {
        if (type != 'Q') {
            return;
        }
        String sql = new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
        statements.add(sql);
        if (copiesFromInput(sql)) {
            send(out, 'G', new byte[3]);
            out.flush();
            for (int next = in.read(); next >= 0 && next != 'c' && next != 'f'; next = in.read()) {
                body(in);
            }
            body(in);
        }
        send(out, 'C', "DO\0".getBytes(StandardCharsets.UTF_8));
        send(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static boolean copiesFromInput(String sql) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.POSTGRESQL));
        if (!cursor.take("copy")) {
            return false;
        }
        cursor.skipUntil(token -> token.isWord("from"));
        return cursor.take("from", "stdin");
    }

    private static void send(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }
}
