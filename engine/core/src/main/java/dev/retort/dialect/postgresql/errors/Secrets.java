package dev.retort.dialect.postgresql.errors;

import java.util.regex.Pattern;

/** Tells by its name that a thing holds what no message may show. */
final class Secrets {

    static final String HIDDEN = "(hidden)";

    private static final Pattern NAMES = Pattern.compile(
            "passw|passphrase|pwd|secret|token|credential|api_?key|private_?key", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    static boolean inName(String text) {
        return NAMES.matcher(text).find();
    }
}
