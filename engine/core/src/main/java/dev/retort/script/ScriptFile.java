package dev.retort.script;

import dev.retort.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of a location that may hold revisions.
 *
 * @param name its name, by which files are sorted
 * @param content its bytes, read at once, or where they are
 * @param origin where it is
 * @param className the class that it holds, for a class file
 */
record ScriptFile(String name, Content content, ScriptOrigin origin, Optional<String> className) {

    /** Longer SQL files, in bytes, are left where they are, and read while they run. */
    static final int HELD = 1 << 18;

    /** What is in a file. */
    sealed interface Content permits Held, Left {

        /**
         * The content of a file.
         *
         * @throws IOException if it can't be read, or is a directory, a link to nothing, a pipe or a device
         */
        static Content of(Path file) throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + no(file));
            }
            boolean isLong = file.toString().endsWith(".sql") && Files.size(file) > HELD;
            return isLong ? new Left(file) : new Held(Files.readAllBytes(file));
        }

        private static String no(Path file) {
            if (Files.isDirectory(file)) {
                return " is a directory, though its name is a script's; call it otherwise";
            }
            return Files.exists(file) ? " is neither a file nor a directory" : " is a link to a file that isn't there";
        }

        /**
         * What a stream gives; a long SQL file is put down in a temporary one.
         *
         * @throws IOException if it can't be read, or there is no room for it
         */
        static Content of(String name, InputStream stream) throws IOException {
            byte[] beginning = name.endsWith(".sql") ? stream.readNBytes(HELD + 1) : stream.readAllBytes();
            return name.endsWith(".sql") && beginning.length > HELD
                    ? new Left(TemporaryFile.of(beginning, stream))
                    : new Held(beginning);
        }
    }

    /** Bytes that are held. */
    @SuppressWarnings("ArrayRecordComponent") // files are never compared
    record Held(byte[] bytes) implements Content {}

    /** Bytes that are left in a file. */
    record Left(Path file) implements Content {}

    /**
     * Its content as text, which may still lie in the file.
     *
     * @param problems takes what is wrong if it isn't UTF-8, or has a zero character, at which databases end a statement
     */
    Optional<CharSequence> text(List<Problem> problems) {
        if (content instanceof Held held) {
            return text(held.bytes(), problems);
        }
        Path file = ((Left) content).file();
        try {
            return FilePages.of(file, origin.toString(), FilePages.PAGE, problems)
                    .map(FileText::new);
        } catch (IOException e) {
            problems.add(Problem.of("unreadable-location", "a script can't be read")
                    .with("at", origin)
                    .with("cause", e)
                    .cure("check the file and its permissions"));
            return Optional.empty();
        }
    }

    private Optional<CharSequence> text(byte[] bytes, List<Problem> problems) {
        int sound = utf8(bytes);
        if (sound < bytes.length) {
            problems.add(notUtf8(origin.toString(), line(bytes, sound)));
            return Optional.empty();
        }
        String read = new String(bytes, StandardCharsets.UTF_8);
        int zero = read.indexOf('\0');
        if (zero >= 0) {
            int before = read.substring(0, zero).getBytes(StandardCharsets.UTF_8).length;
            problems.add(zero(origin.toString(), line(bytes, before)));
            return Optional.empty();
        }
        return Optional.of(read);
    }

    static Problem notUtf8(String file, int line) {
        return SqlFile.problem(file, line, "the file is not UTF-8", "save it as UTF-8");
    }

    static Problem zero(String file, int line) {
        return SqlFile.problem(
                file,
                line,
                "there is a zero character (NUL) in the file",
                "remove it; if there are many, save the file as UTF-8");
    }

    /** How many of the bytes are UTF-8; decoded piece by piece. */
    private static int utf8(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer piece = CharBuffer.allocate(8192);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(bytes, piece, true).isOverflow()) {
            piece.clear();
        }
        return bytes.position();
    }

    private static int line(byte[] content, int place) {
        int line = 1;
        for (int i = 0; i < place; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    boolean isSql() {
        return name.endsWith(".sql");
    }

    boolean isJava() {
        return name.endsWith(".java");
    }

    static boolean isScript(String name, boolean onClassPath) {
        if (name.startsWith(".#") || name.endsWith("package-info.java") || name.endsWith("module-info.java")) {
            return false;
        }
        if (name.endsWith(".class")) {
            return onClassPath && !name.endsWith("package-info.class") && !name.endsWith("module-info.class");
        }
        return name.endsWith(".sql") || name.endsWith(".java");
    }
}
