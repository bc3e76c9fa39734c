package dev.retort.script;

import dev.retort.error.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A file of a location that may hold revisions; read at once.
 *
 * @param name its name, by which files are sorted
 * @param content its bytes
 * @param origin where it is
 * @param className the class that it holds, for a class file
 */
@SuppressWarnings("ArrayRecordComponent") // files are never compared
record ScriptFile(String name, byte[] content, ScriptOrigin origin, Optional<String> className) {

    /**
     * Its content as text.
     *
     * @param problems takes what is wrong if it isn't UTF-8, or has a zero character, at which databases end a statement
     */
    Optional<String> text(List<Problem> problems) {
        int sound = utf8();
        if (sound < content.length) {
            problems.add(SqlFile.problem(origin.toString(), line(sound), "the file is not UTF-8", "save it as UTF-8"));
            return Optional.empty();
        }
        String read = new String(content, StandardCharsets.UTF_8);
        int zero = read.indexOf('\0');
        if (zero >= 0) {
            int before = read.substring(0, zero).getBytes(StandardCharsets.UTF_8).length;
            problems.add(SqlFile.problem(
                    origin.toString(),
                    line(before),
                    "there is a zero character (NUL) in the file",
                    "remove it; if there are many, save the file as UTF-8"));
            return Optional.empty();
        }
        return Optional.of(read);
    }

    /** How many of the bytes are UTF-8; decoded piece by piece, since a file may be long. */
    private int utf8() {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer piece = CharBuffer.allocate(8192);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(bytes, piece, true).isOverflow()) {
            piece.clear();
        }
        return bytes.position();
    }

    private int line(int place) {
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
