package dev.retort.script;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hash of what a script runs; its name, its place and its kind of line ends don't count. Of an SQL file the statements
 * of both directions are summed up, token by token, so that neither header lines nor comments nor blanks count.
 *
 * @param algorithm what was summed up, such as {@code sha256-sql-2}
 * @param value the upgrade's hash and the downgrade's, with a full stop between them, or one of everything
 */
public record Checksum(String algorithm, String value) {

    private static final String WHOLE_FILE = "sha256-sql-1";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]+:\\S+");

    /** The statements that a file has for one database. */
    static Checksum ofSql(Optional<CharSequence> upgrade, Optional<CharSequence> downgrade, DatabaseKind database) {
        return new Checksum("sha256-sql-2", ofTokens(upgrade, database) + "." + ofTokens(downgrade, database));
    }

    /** A whole SQL file, as it was summed up before its statements were. */
    static Checksum ofWholeFile(CharSequence text) {
        MessageDigest digest = sha256();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            piece.append(text.charAt(i));
            boolean parts = text.charAt(i) == '\n' || i == text.length() - 1;
            if (parts) {
                digest.update(lineFeeds(piece.toString()));
                piece.setLength(0);
            }
        }
        return new Checksum(WHOLE_FILE, HexFormat.of().formatHex(digest.digest()));
    }

    static Checksum ofJava(String source) {
        return new Checksum("sha256-java-1", sha256(lineFeeds(source)));
    }

    static Checksum ofClass(byte[] bytecode) {
        return new Checksum("sha256-class-1", sha256(bytecode));
    }

    static boolean isOfWholeFile(String kept) {
        return kept.startsWith(WHOLE_FILE + ":");
    }

    /**
     * What was edited since a checksum was kept. One of another algorithm tells nothing: the script may be compiled now, or
     * be Java instead of SQL.
     *
     * @param kept what {@link #toString} gave then; empty if nothing was kept
     */
    public Edit since(Optional<String> kept) {
        if (kept.filter(it -> FORM.matcher(it).matches()).isEmpty()) {
            return Edit.UNKNOWN;
        }
        String then = kept.get();
        if (!then.startsWith(algorithm + ":") || then.equals(toString())) {
            return Edit.NONE;
        }
        int stop = value.indexOf('.');
        int stopThen = then.indexOf('.');
        if (stop < 0 || stopThen < 0) {
            return Edit.FILE;
        }
        boolean sameUpgrade = then.substring(algorithm.length() + 1, stopThen).equals(value.substring(0, stop));
        boolean sameDowngrade = then.substring(stopThen).equals(value.substring(stop));
        if (sameUpgrade) {
            return Edit.DOWNGRADE;
        }
        return sameDowngrade ? Edit.UPGRADE : Edit.BOTH;
    }

    /** Semicolons part statements; how many there are doesn't count, nor does the last one. */
    private static String ofTokens(Optional<CharSequence> sql, DatabaseKind database) {
        MessageDigest digest = sha256();
        boolean begun = false;
        boolean parted = false;
        Tokenizer tokenizer = Tokenizer.lenient(sql.orElse(""), database);
        for (Optional<Token> next = tokenizer.next(); next.isPresent(); next = tokenizer.next()) {
            Token token = next.get();
            if (token.isSymbol(";")) {
                parted = begun;
            } else if (token.kind() != Token.Kind.COMMENT) {
                digest.update((parted ? ";\0" : "").getBytes(StandardCharsets.UTF_8));
                digest.update(lineFeeds(token.text()));
                digest.update((byte) 0);
                begun = true;
                parted = false;
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static byte[] lineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
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
