package dev.retort.assertions.data;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Optional;

/** Whether two texts are the same JSON value: white space and the order of keys don't count, every digit does. */
final class JsonText {

    private static final JSON EXACT = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonText() {}

    static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && same(plain(one.get()), plain(other.get()));
    }

    private static boolean same(String one, String other) {
        if (!looksLikeJson(one) || !looksLikeJson(other)) {
            return false;
        }
        try {
            return EXACT.anyFrom(one).equals(EXACT.anyFrom(other));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean looksLikeJson(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    /** Without SQLite's quotes. */
    private static String plain(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return (quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text).strip();
    }
}
