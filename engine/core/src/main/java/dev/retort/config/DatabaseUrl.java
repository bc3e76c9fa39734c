package dev.retort.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A database's URL in any of the usual forms: {@code postgresql://user:password@host:port/database?x=y},
 * {@code postgres://…}, with a driver's name as in {@code postgresql+asyncpg://…}, {@code sqlite:///./app.db} (relative),
 * {@code sqlite:////srv/app.db} (absolute), {@code sqlite://} (in memory), {@code jdbc:postgresql:…} and
 * {@code jdbc:sqlite:…}. Its password is kept out of every text.
 */
public final class DatabaseUrl {

    private final String dialect;
    private final String jdbcUrl;
    private final String masked;
    private final Map<String, String> properties;
    private final Map<String, String> facts;

    DatabaseUrl(
            String dialect, String jdbcUrl, String masked, Map<String, String> properties, Map<String, String> facts) {
        this.dialect = dialect;
        this.jdbcUrl = jdbcUrl;
        this.masked = masked;
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * Reads a URL.
     *
     * @throws InvalidDatabaseUrlException if it has none of the forms; the text isn't repeated
     */
    public static DatabaseUrl parse(String text) {
        String url = text.strip();
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:")) {
            return PostgresqlUrl.parse(url.substring("jdbc:postgresql:".length()));
        }
        if (lower.startsWith("jdbc:sqlite:")) {
            return SqliteUrl.jdbc(url.substring("jdbc:sqlite:".length()));
        }
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : lower.substring(0, colon).replaceFirst("\\+.*", "");
        return switch (scheme) {
            case "postgresql", "postgres" -> PostgresqlUrl.parse(url.substring(colon + 1));
            case "sqlite" -> SqliteUrl.parse(url.substring(colon + 3));
            default ->
                throw InvalidDatabaseUrlException.of(
                        scheme.matches("[a-z][a-z0-9:.-]*")
                                ? "there is no dialect for '" + scheme + "://'"
                                : "this is not a database URL",
                        "write postgresql://user@host:5432/database or sqlite:///./app.db, or the JDBC URL of either");
        };
    }

    /** A copy with another user or password, where given. */
    public DatabaseUrl withCredentials(Optional<String> user, Optional<String> password) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        user.ifPresent(it -> changed.put("user", it));
        password.ifPresent(it -> changed.put("password", it));
        return new DatabaseUrl(dialect, jdbcUrl, masked, changed, facts);
    }

    /** The dialect's name: {@code postgresql} or {@code sqlite}. */
    public String dialect() {
        return dialect;
    }

    /** What JDBC's {@code DriverManager} takes; user and password aren't in it. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** What goes with the URL: user, password and parameters. A new copy for each call. */
    public Properties properties() {
        Properties copy = new Properties();
        properties.forEach(copy::setProperty);
        return copy;
    }

    /** Where it points, for messages: host, port and database, or the file. */
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatabaseUrl url && jdbcUrl.equals(url.jdbcUrl) && properties.equals(url.properties);
    }

    @Override
    public int hashCode() {
        return jdbcUrl.hashCode();
    }

    /** The URL as it was written, with {@code ***} for the password. */
    @Override
    public String toString() {
        return masked;
    }

    /** Reads what follows the scheme of a PostgreSQL URL, in its own form and in JDBC's. */
    private static final class PostgresqlUrl {

        private static final Map<String, String> DRIVER_NAMES = Map.of(
                "application_name", "ApplicationName",
                "connect_timeout", "connectTimeout",
                "target_session_attrs", "targetServerType");

        private PostgresqlUrl() {}

        /** Reads {@code //user:password@host:port/database?x=y}, or JDBC's short {@code database?x=y}. */
        static DatabaseUrl parse(String afterScheme) {
            int question = afterScheme.indexOf('?');
            String place = question < 0 ? afterScheme : afterScheme.substring(0, question);
            Map<String, String> given =
                    question < 0 ? Map.of() : UrlText.parameters(afterScheme.substring(question + 1));
            String authority = "";
            String database = place;
            if (place.startsWith("//")) {
                int slash = place.indexOf('/', 2);
                authority = slash < 0 ? place.substring(2) : place.substring(2, slash);
                database = slash < 0 ? "" : place.substring(slash + 1);
            }
            int at = authority.lastIndexOf('@');
            Map<String, String> properties = credentials(at < 0 ? "" : authority.substring(0, at));
            given.forEach((key, value) -> properties.put(DRIVER_NAMES.getOrDefault(key, key), value));
            return url(hosts(authority.substring(at + 1)), UrlText.decode(database), properties);
        }

        private static Map<String, String> credentials(String text) {
            Map<String, String> credentials = new LinkedHashMap<>();
            int colon = text.indexOf(':');
            String user = colon < 0 ? text : text.substring(0, colon);
            if (!user.isEmpty()) {
                credentials.put("user", UrlText.decode(user));
            }
            if (colon >= 0) {
                credentials.put("password", UrlText.decode(text.substring(colon + 1)));
            }
            return credentials;
        }

        private static String hosts(String text) {
            for (String host : text.split(",", -1)) {
                int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
                if (colon >= 0 && !host.substring(colon + 1).matches("\\d{1,5}|")) {
                    throw InvalidDatabaseUrlException.of(
                            "the port in the database URL is not a number",
                            "in a password, write : as %3A, / as %2F, @ as %40, ? as %3F, # as %23 and % as %25");
                }
            }
            return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        }

        private static DatabaseUrl url(String hosts, String database, Map<String, String> properties) {
            String place = (hosts.isEmpty() ? "localhost" : hosts) + "/";
            Map<String, String> facts = new LinkedHashMap<>();
            int port = place.lastIndexOf(':', place.length() - 2);
            boolean hasPort = port > place.lastIndexOf(']');
            facts.put("host", hasPort ? place.substring(0, port) : place.substring(0, place.length() - 1));
            facts.put("port", hasPort ? place.substring(port + 1, place.length() - 1) : "5432");
            facts.put("database", database.isEmpty() ? properties.getOrDefault("user", "(the user's)") : database);
            String encoded = UrlText.encode(database);
            return new DatabaseUrl(
                    "postgresql",
                    "jdbc:postgresql://" + place + encoded,
                    "postgresql://" + shown(properties) + hosts + "/" + encoded + parameters(properties),
                    properties,
                    facts);
        }

        private static String shown(Map<String, String> properties) {
            if (!properties.containsKey("user") && !properties.containsKey("password")) {
                return "";
            }
            return UrlText.encode(properties.getOrDefault("user", ""))
                    + (properties.containsKey("password") ? ":***@" : "@");
        }

        private static String parameters(Map<String, String> properties) {
            StringBuilder text = new StringBuilder();
            properties.forEach((key, value) -> {
                if (!key.equals("user") && !key.equals("password")) {
                    text.append(text.isEmpty() ? '?' : '&')
                            .append(UrlText.encode(key))
                            .append('=');
                    text.append(UrlText.isSecret(key) ? "***" : UrlText.encode(value));
                }
            });
            return text.toString();
        }
    }

    /** Reads what follows the scheme of an SQLite URL. */
    private static final class SqliteUrl {

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
            Map<String, String> parameters =
                    question < 0 ? Map.of() : UrlText.parameters(target.substring(question + 1));
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

    /** Takes the parts of URLs apart. */
    private static final class UrlText {

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
}
