package dev.retort.junit.rows;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that a person names.
 *
 * @param location {@code classpath:rows/4f2c.csv}, or a path, which is relative to the working directory
 * @param loader finds what is on the class path
 */
public record GivenFile(String location, ClassLoader loader) {

    /** What a location on the class path begins with. */
    public static final String CLASSPATH = "classpath:";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Whether it is looked for on the class path. */
    public boolean isOnClassPath() {
        return location.startsWith(CLASSPATH);
    }

    /** The location without what says where to look. */
    public String name() {
        return isOnClassPath() ? location.substring(CLASSPATH.length()).replaceFirst("^/+", "") : location;
    }

    /** Whether it is there. */
    public boolean exists() {
        return isOnClassPath()
                ? loader.getResource(name()) != null
                : path().filter(Files::isRegularFile).isPresent();
    }

    /** The path; empty on the class path, or if it can't be one. */
    public Optional<Path> path() {
        try {
            return isOnClassPath() ? Optional.empty() : Optional.of(Path.of(location));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * What is in it, as UTF-8 and without a byte order mark.
     *
     * @param what what it is, for messages: {@code file of rows}
     * @throws RetortException if it isn't there or can't be read; code {@code file-missing} or {@code file-unreadable}
     */
    public String text(String what) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(what)))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new RetortException(
                    Problem.of("file-unreadable", "the " + what + " isn't text in UTF-8")
                            .with("file", location)
                            .cure("save it as UTF-8"),
                    e);
        }
    }

    private byte[] bytes(String what) {
        if (!exists()) {
            throw missing(what);
        }
        try (InputStream stream = open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("file-unreadable", "the " + what + " can't be read")
                            .with("file", location)
                            .with("reason", e)
                            .cure("make it readable"),
                    e);
        }
    }

    /** Opens it. The caller closes it. */
    public InputStream open() throws IOException {
        InputStream stream =
                isOnClassPath() ? loader.getResourceAsStream(name()) : Files.newInputStream(path().orElseThrow());
        if (stream == null) {
            throw new IOException("it is gone");
        }
        return stream;
    }

    /** What is to be thrown if it isn't there, with the location that was probably meant. */
    public RetortException missing(String what) {
        Problem problem = Problem.of("file-missing", "there is no " + what + " '" + location + "'");
        String cure = meant().map(near -> "did you mean '" + near + "'?")
                .orElse(
                        isOnClassPath()
                                ? "put it on the test class path, such as src/test/resources/" + name()
                                : "name it relative to " + Path.of("").toAbsolutePath() + ", or as " + CLASSPATH
                                        + "… if it is on the class path");
        return new RetortException(problem.cure(cure));
    }

    /** The same file named in another way: by the folder of its source, or without saying that it is on the class path. */
    private Optional<String> meant() {
        String inside = name().replaceFirst("^.*src/(?:test|main)/resources/", "");
        return Stream.of(CLASSPATH + inside, inside)
                .filter(other -> !other.equals(location) && new GivenFile(other, loader).exists())
                .findFirst();
    }

    @Override
    public String toString() {
        return location;
    }
}
