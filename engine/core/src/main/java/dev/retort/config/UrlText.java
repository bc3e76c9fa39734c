package dev.retort.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes the parts of URLs apart. */
final class UrlText {

    private UrlText() {}

    /** Decodes percent signs; a plus stays a plus. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InvalidDatabaseUrlException.of(
                    "the database URL has a stray %", "write a literal percent sign as %25");
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The parameters after the question mark, decoded, in order. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String key = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(key), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static boolean isSecret(String parameter) {
        String plain = parameter.toLowerCase(Locale.ROOT);
        return plain.contains("password") || plain.contains("secret") || plain.equals("pwd") || plain.equals("key");
    }
}
