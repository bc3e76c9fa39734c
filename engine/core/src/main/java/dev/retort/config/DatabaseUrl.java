package dev.retort.config;

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
}
