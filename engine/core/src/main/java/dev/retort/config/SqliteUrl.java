package dev.retort.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what follows the scheme of an SQLite URL. */
final class SqliteUrl {

    private static final String MEMORY = ":memory:";

    private SqliteUrl() {}

    /** Reads {@code /./app.db}, {@code //srv/app.db}, or nothing at all for a database in memory. */
    static DatabaseUrl parse(String afterSlashes) {
        int question = afterSlashes.indexOf('?');
        String path = question < 0 ? afterSlashes : afterSlashes.substring(0, question);
        String query = question < 0 ? "" : afterSlashes.substring(question);
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw InvalidDatabaseUrlException.of(
                    "an SQLite URL has no host",
                    "write sqlite:///./app.db for a relative file, sqlite:////srv/app.db for an absolute one");
        }
        String file = path.isEmpty() ? "" : UrlText.decode(path.substring(1));
        return url((file.isEmpty() ? MEMORY : file) + query);
    }

    static DatabaseUrl jdbc(String afterScheme) {
        return url(afterScheme.isEmpty() ? MEMORY : afterScheme);
    }

    private static DatabaseUrl url(String target) {
        int question = target.indexOf('?');
        String file = question < 0 ? target : target.substring(0, question);
        Map<String, String> parameters = question < 0 ? Map.of() : UrlText.parameters(target.substring(question + 1));
        Map<String, String> secrets = new LinkedHashMap<>();
        StringBuilder kept = new StringBuilder(file);
        StringBuilder shown = new StringBuilder("sqlite:///").append(file.equals(MEMORY) ? "" : file);
        String separator = "?";
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String key = parameter.getKey();
            if (UrlText.isSecret(key)) {
                secrets.put(key, parameter.getValue());
                shown.append(separator).append(key).append("=***");
            } else {
                String pair = UrlText.encode(key) + "=" + UrlText.encode(parameter.getValue());
                kept.append(kept.indexOf("?") < 0 ? "?" : "&").append(pair);
                shown.append(separator).append(pair);
            }
            separator = "&";
        }
        return new DatabaseUrl("sqlite", "jdbc:sqlite:" + kept, shown.toString(), secrets, Map.of("file", file));
    }
}
