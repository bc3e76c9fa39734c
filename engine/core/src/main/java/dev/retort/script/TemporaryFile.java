package dev.retort.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts down what can be read once only, such as a long file in a jar. The file goes when the program ends. */
final class TemporaryFile {

    private TemporaryFile() {}

    /**
     * A file with what was read and with the rest.
     *
     * @throws IOException if there is no room for it, or no directory for temporary files
     */
    static Path of(byte[] beginning, InputStream rest) throws IOException {
        Path file = Files.createTempFile("retort-", ".sql");
        file.toFile().deleteOnExit();
        try (OutputStream copy = Files.newOutputStream(file)) {
            copy.write(beginning);
            rest.transferTo(copy);
        }
        return file;
    }
}
