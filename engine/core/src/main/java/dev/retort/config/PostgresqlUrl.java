package dev.retort.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what follows the scheme of a PostgreSQL URL, in its own form and in JDBC's. */
final class PostgresqlUrl {

    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "target_session_attrs", "targetServerType");

    private PostgresqlUrl() {}

    /** Reads {@code //user:password@host:port/database?x=y}, or JDBC's short {@code database?x=y}. */
    static DatabaseUrl parse(String afterScheme) {
        int question = afterScheme.indexOf('?');
        String place = question < 0 ? afterScheme : afterScheme.substring(0, question);
        Map<String, String> given = question < 0 ? Map.of() : UrlText.parameters(afterScheme.substring(question + 1));
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
