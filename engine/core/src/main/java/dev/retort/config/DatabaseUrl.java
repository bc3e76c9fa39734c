package dev.retort.config;

import dev.retort.error.NearestName;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A database's URL in any of the usual forms: {@code postgresql://user:password@host:port/database?x=y},
 * {@code postgres://…}, with a driver's name as in {@code postgresql+asyncpg://…}, {@code sqlite:///./app.db} (relative),
 * {@code sqlite:////srv/app.db} (absolute), {@code sqlite://} (in memory), {@code jdbc:postgresql:…} and
 * {@code jdbc:sqlite:…}. Its password is kept out of every text.
 */
public final class DatabaseUrl {

    private static final Set<String> CREDENTIALS = Set.of("user", "password");

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
            return PostgresqlUrl.jdbc(url.substring("jdbc:postgresql:".length()));
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

    /**
     * Opens a connection.
     *
     * @throws InvalidDatabaseUrlException if the URL has a parameter that the driver doesn't know, and so would drop
     * @throws SQLException if there is no connection
     */
    public Connection connect() throws SQLException {
        Set<String> known = Arrays.stream(driver().getPropertyInfo(jdbcUrl, new Properties()))
                .map(property -> property.name)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean told = !known.isEmpty();
        known.addAll(CREDENTIALS);
        for (String parameter : properties.keySet()) {
            if (told && !known.contains(parameter)) {
                known.addAll(dialect.equals("sqlite") ? SqliteUrl.URI_PARAMETERS : Set.of());
                throw InvalidDatabaseUrlException.unknownParameter(parameter, NearestName.of(parameter, known));
            }
        }
        return DriverManager.getConnection(jdbcUrl, properties());
    }

    /** The driver; a URL that it can't read is told from a driver that isn't there. */
    private Driver driver() throws SQLException {
        try {
            return DriverManager.getDriver(jdbcUrl);
        } catch (SQLException none) {
            String name = "org." + dialect + ".";
            if (DriverManager.drivers().anyMatch(it -> it.getClass().getName().startsWith(name))) {
                throw InvalidDatabaseUrlException.of(
                        "the JDBC driver can't read the database URL",
                        "check its host, port and database, and that each % in it stands for itself as %25");
            }
            throw none;
        }
    }

    /** Where it points, for messages: host, port and database, or the file. */
    public Map<String, String> facts() {
        return facts;
    }

    /** Whether it is a database of SQLite's that ends with its connections. */
    public boolean isInMemory() {
        return facts.getOrDefault("file", "").contains(SqliteUrl.MEMORY) || jdbcUrl.contains("mode=memory");
    }

    /**
     * A text of it that may be written down: as it was given if it has no secrets; else without its password, and without
     * parameters that are secret.
     *
     * @param given what it was parsed from
     */
    public String withoutSecrets(String given) {
        return masked.contains("***")
                ? masked.replaceFirst(":\\*{3}@", "@")
                        .replaceAll("[?&][^=&?]*=\\*{3}(?=&|$)", "")
                        .replaceFirst("^([^?&]*)&", "$1?")
                : given;
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

        private PostgresqlUrl() {}

        /** Reads {@code //user:password@host:port/database?x=y}, as libpq does: a parameter counts more than a place. */
        static DatabaseUrl parse(String afterScheme) {
            Split url = Split.of(afterScheme);
            PostgresqlParameters given = PostgresqlParameters.ofLibpq(UrlText.parameters(url.query));
            return url(
                    given.hosts(url.hosts()),
                    given.database().orElseGet(() -> UrlText.decode(url.database)),
                    properties(url, given));
        }

        /** Reads what follows {@code jdbc:postgresql:}: {@code //host:port/database?x=y}, or {@code database?x=y}. */
        static DatabaseUrl jdbc(String afterScheme) {
            Split url = Split.of(afterScheme);
            PostgresqlParameters given = PostgresqlParameters.ofDriver(UrlText.parameters(url.query));
            return url(given.hosts(url.hosts()), UrlText.decode(url.database), properties(url, given));
        }

        private static Map<String, String> properties(Split url, PostgresqlParameters given) {
            Map<String, String> properties = credentials(url.credentials);
            properties.putAll(given.forDriver());
            return properties;
        }

        /** The pieces, not yet decoded. */
        private record Split(String credentials, String hosts, String database, String query) {

            static Split of(String afterScheme) {
                int question = afterScheme.indexOf('?');
                String place = question < 0 ? afterScheme : afterScheme.substring(0, question);
                String query = question < 0 ? "" : afterScheme.substring(question + 1);
                if (!place.startsWith("//")) {
                    return new Split("", "", place, query);
                }
                int slash = place.indexOf('/', 2);
                String authority = slash < 0 ? place.substring(2) : place.substring(2, slash);
                int at = authority.lastIndexOf('@');
                return new Split(
                        at < 0 ? "" : authority.substring(0, at),
                        authority.substring(at + 1),
                        slash < 0 ? "" : place.substring(slash + 1),
                        query);
            }
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
        private static final String URI = "file:";

        // https://www.sqlite.org/uri.html: they count only where the name begins with file:
        private static final Set<String> URI_PARAMETERS =
                Set.of("cache", "immutable", "mode", "modeof", "nolock", "psow", "vfs");

        private SqliteUrl() {}

        /** Reads {@code /./app.db}, {@code //srv/app.db}, or nothing at all for a database in memory. */
        static DatabaseUrl parse(String afterSlashes) {
            int question = afterSlashes.indexOf('?');
            String path = question < 0 ? afterSlashes : afterSlashes.substring(0, question);
            String query = question < 0 ? "" : afterSlashes.substring(question + 1);
            if (!path.isEmpty() && !path.startsWith("/")) {
                throw InvalidDatabaseUrlException.of(
                        "an SQLite URL has no host",
                        "write sqlite:///./app.db for a relative file, sqlite:////srv/app.db for an absolute one");
            }
            return url(path.isEmpty() ? "" : UrlText.decode(path.substring(1)), UrlText.parameters(query));
        }

        static DatabaseUrl jdbc(String afterScheme) {
            int question = afterScheme.indexOf('?');
            return question < 0
                    ? url(afterScheme, Map.of())
                    : url(afterScheme.substring(0, question), UrlText.parameters(afterScheme.substring(question + 1)));
        }

        private static DatabaseUrl url(String named, Map<String, List<String>> given) {
            String file = named.isEmpty() ? MEMORY : named;
            Map<String, String> parameters = parameters(given);
            boolean uri = parameters.keySet().stream().anyMatch(URI_PARAMETERS::contains);
            Map<String, String> properties = new LinkedHashMap<>();
            StringBuilder kept = new StringBuilder(uri && !file.startsWith(URI) ? URI + escaped(file) : file);
            StringBuilder shown = new StringBuilder("sqlite:///").append(file.equals(MEMORY) ? "" : file);
            String separator = "?";
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                String key = parameter.getKey();
                String pair = UrlText.encode(key) + "=" + UrlText.encode(parameter.getValue());
                if (URI_PARAMETERS.contains(key)) {
                    kept.append(kept.indexOf("?") < 0 ? "?" : "&").append(pair);
                } else {
                    properties.put(key, parameter.getValue());
                }
                shown.append(separator).append(UrlText.isSecret(key) ? key + "=***" : pair);
                separator = "&";
            }
            return new DatabaseUrl("sqlite", "jdbc:sqlite:" + kept, shown.toString(), properties, Map.of("file", file));
        }

        private static String escaped(String file) {
            return file.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
        }

        /** The driver's own, SQLite's, and those that SQLAlchemy hands to Python's driver, in the driver's words. */
        private static Map<String, String> parameters(Map<String, List<String>> given) {
            Map<String, String> parameters = new LinkedHashMap<>();
            UrlText.single(given).forEach((key, value) -> {
                switch (key) {
                    case "timeout" -> parameters.put("busy_timeout", milliseconds(value));
                    case "uri",
                            "check_same_thread" -> {} // how Python reads the name, and its threads: nothing to honour
                    default -> parameters.put(key, value);
                }
            });
            return parameters;
        }

        private static String milliseconds(String seconds) {
            try {
                return new BigDecimal(seconds).movePointRight(3).toBigInteger().toString();
            } catch (NumberFormatException e) {
                throw InvalidDatabaseUrlException.of(
                        "the parameter 'timeout' of the database URL is not a number of seconds", "write timeout=5");
            }
        }
    }

    /** Takes the parts of URLs apart. */
    static final class UrlText {

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

        /** The parameters after the question mark, decoded, in order, each with its values. */
        static Map<String, List<String>> parameters(String query) {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    parameters
                            .computeIfAbsent(
                                    decode(equals < 0 ? pair : pair.substring(0, equals)), key -> new ArrayList<>())
                            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
                }
            }
            return parameters;
        }

        /** Each with its one value. */
        static Map<String, String> single(Map<String, List<String>> parameters) {
            Map<String, String> single = new LinkedHashMap<>();
            parameters.forEach((key, values) -> {
                if (Set.copyOf(values).size() > 1) {
                    throw InvalidDatabaseUrlException.of(
                            "the database URL gives '" + key + "' several values", "keep the one that is meant");
                }
                single.put(key, values.get(0));
            });
            return single;
        }

        static boolean isSecret(String parameter) {
            String plain = parameter.toLowerCase(Locale.ROOT);
            return plain.contains("password") || plain.contains("secret") || plain.equals("pwd") || plain.equals("key");
        }
    }
}
