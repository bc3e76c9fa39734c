package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a script until it is whole, so that none goes out that ends in its middle: held while it is short, in a
 * temporary file from then on.
 */
final class Draft implements AutoCloseable {

    /** In characters. */
    private static final int HELD = 1 << 20;

    private final StringBuilder held = new StringBuilder();
    private Optional<Path> file = Optional.empty();
    private Optional<Writer> writer = Optional.empty();

    void append(String text) {
        held.append(text);
        if (held.length() > HELD) {
            putDown();
        }
    }

    private void putDown() {
        try {
            if (writer.isEmpty()) {
                file = Optional.of(Files.createTempFile("retort-", ".sql"));
                writer = Optional.of(new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(file.get()), StandardCharsets.UTF_8)));
            }
            writer.get().append(held);
            held.setLength(0);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static RetortException noRoom(IOException cause) {
        return new RetortException(
                Problem.of(
                                "no-room-for-script",
                                "a long script is put down in a temporary file, which can't be written")
                        .with("directory", System.getProperty("java.io.tmpdir"))
                        .with("cause", cause)
                        .cure("make room there, or name another directory with -Djava.io.tmpdir=…"),
                cause);
    }

    /**
     * Writes it out, whole as it is now.
     *
     * @throws UncheckedIOException if it can't be written there
     */
    void copyTo(Appendable out) {
        try {
            if (file.isPresent()) {
                putDown();
                writer.get().close();
                copy(file.get(), out);
            } else {
                out.append(held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Appendable out) throws IOException {
        CharBuffer piece = CharBuffer.allocate(1 << 16);
        try (Reader text = Files.newBufferedReader(file)) {
            while (text.read(piece) >= 0) {
                out.append(piece.flip());
                piece.clear();
            }
        }
    }

    @Override
    public void close() {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (IOException e) {
            throw noRoom(e);
        } finally {
            file.ifPresent(it -> it.toFile().delete());
        }
    }
}
