package dev.retort.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a script's content; its name, its place and its kind of line ends don't count.
 *
 * @param algorithm what was summed up, such as {@code sha256-sql-1}
 * @param value hexadecimal
 */
public record Checksum(String algorithm, String value) {

    static Checksum ofSql(String text) {
        return new Checksum("sha256-sql-1", sha256(lineFeeds(text)));
    }

    static Checksum ofJava(String source) {
        return new Checksum("sha256-java-1", sha256(lineFeeds(source)));
    }

    static Checksum ofClass(byte[] bytecode) {
        return new Checksum("sha256-class-1", sha256(bytecode));
    }

    /**
     * Whether a checksum that was kept as text earlier belongs to other content. One of another algorithm tells nothing.
     *
     * @param kept what {@link #toString} gave then
     */
    public boolean contradicts(String kept) {
        return kept.startsWith(algorithm + ":") && !kept.equals(toString());
    }

    private static byte[] lineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Algorithm and value joined by a colon, as the history table keeps it. */
    @Override
    public String toString() {
        return algorithm + ":" + value;
    }
}
