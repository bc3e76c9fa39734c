package dev.retort.config;

import dev.retort.config.DatabaseUrl.UrlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a PostgreSQL URL: what they say about the place, and the rest in the JDBC driver's words. What the driver
 * can't do is refused; a name that neither knows is refused when the driver is asked, see {@link DatabaseUrl#connect}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-PARAMKEYWORDS">libpq's parameters</a>
 */
final class PostgresqlParameters {

    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "gssencmode", "gssEncMode",
            "krbsrvname", "kerberosServerName",
            "sslnegotiation", "sslNegotiation");

    private static final Map<String, String> SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final int LAST_PORT = 65535;

    private final List<String> hosts;
    private final List<String> ports;
    private final Optional<String> database;
    private final Map<String, String> forDriver;

    private PostgresqlParameters(
            List<String> hosts, List<String> ports, Optional<String> database, Map<String, String> forDriver) {
        this.hosts = hosts;
        this.ports = ports;
        this.database = database;
        this.forDriver = forDriver;
    }

    /** Those of a JDBC URL, which are the driver's own. */
    static PostgresqlParameters ofDriver(Map<String, List<String>> given) {
        if (given.containsKey("service")) {
            throw service();
        }
        return new PostgresqlParameters(List.of(), List.of(), Optional.empty(), UrlText.single(given));
    }

    /** Those of libpq, and of SQLAlchemy where they differ. */
    static PostgresqlParameters ofLibpq(Map<String, List<String>> given) {
        Map<String, List<String>> others = new LinkedHashMap<>(given);
        List<String> ports = split(others.remove("port"));
        List<String> hosts = new ArrayList<>();
        List<String> portsOfHosts = new ArrayList<>();
        for (String host : split(others.remove("host"))) {
            // SQLAlchemy writes host=a:1&host=b:2; an address of IPv6 has several colons
            int colon = host.indexOf(':');
            boolean hasPort = colon >= 0 && colon == host.lastIndexOf(':');
            hosts.add(hasPort ? host.substring(0, colon) : host);
            portsOfHosts.add(hasPort ? host.substring(colon + 1) : "");
        }
        if (!String.join("", portsOfHosts).isEmpty()) {
            if (!ports.isEmpty()) {
                throw several("port");
            }
            ports = portsOfHosts;
        }
        List<String> database = Optional.ofNullable(others.remove("dbname")).orElse(List.of());
        Map<String, String> single = UrlText.single(others);
        if (Set.copyOf(database).size() > 1) {
            throw several("dbname");
        }
        Map<String, String> forDriver = new LinkedHashMap<>();
        single.forEach((key, value) -> {
            Map<String, String> translated = new LinkedHashMap<>();
            translate(key, value, translated);
            translated.forEach((name, meant) -> {
                String before = forDriver.put(name, meant);
                if (before != null && !before.equals(meant)) {
                    throw several(key);
                }
            });
        });
        String fallback = single.get("fallback_application_name");
        if (fallback != null) {
            forDriver.putIfAbsent("ApplicationName", fallback);
        }
        return new PostgresqlParameters(hosts, ports, database.stream().findFirst(), forDriver);
    }

    private static InvalidDatabaseUrlException several(String parameter) {
        return InvalidDatabaseUrlException.of(
                "the database URL gives '" + parameter + "' several values", "keep the one that is meant");
    }

    /** The driver takes it where nothing else is given, and else drops it. */
    private static InvalidDatabaseUrlException service() {
        return InvalidDatabaseUrlException.of(
                "the parameter 'service' of the database URL names a section of a file that isn't read",
                "write what the service stands for: host, port, database and user");
    }

    private static List<String> split(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .toList();
    }

    private static void translate(String key, String value, Map<String, String> forDriver) {
        switch (key) {
            case "fallback_application_name" -> {} // counts where there is no application_name
            case "target_session_attrs" -> forDriver.put("targetServerType", SERVER_TYPES.getOrDefault(value, value));
            case "keepalives" -> forDriver.put("tcpKeepAlive", value.equals("0") ? "false" : "true");
            case "load_balance_hosts" -> forDriver.put("loadBalanceHosts", value.equals("random") ? "true" : "false");
            // asyncpg's ssl is libpq's sslmode; the driver's is true or false
            case "ssl" -> forDriver.put(SSL_MODES.contains(value) ? "sslmode" : "ssl", value);
            case "client_encoding" -> {
                if (!value.replaceAll("[-_]", "").equalsIgnoreCase("utf8") && !value.equals("auto")) {
                    throw InvalidDatabaseUrlException.of(
                            "the parameter 'client_encoding' of the database URL asks for another encoding than UTF8",
                            "leave it out: the JDBC driver talks to the server in UTF8, whatever the database's encoding");
                }
            }
            case "hostaddr" ->
                throw InvalidDatabaseUrlException.of(
                        "the parameter 'hostaddr' of the database URL is unknown to the JDBC driver",
                        "write the address in place of the host");
            case "service" -> throw service();
            default -> forDriver.put(DRIVER_NAMES.getOrDefault(key, key), value);
        }
    }

    /** What the driver is given, in its words. */
    Map<String, String> forDriver() {
        return forDriver;
    }

    /** The database, where a parameter names it. */
    Optional<String> database() {
        return database;
    }

    /**
     * The hosts as the JDBC URL has them, {@code host:port,host:port}; as with libpq a parameter takes the place of what stands
     * between the slashes.
     *
     * @param written what stands there, not yet decoded
     */
    String hosts(String written) {
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (String host : written.isEmpty() ? new String[0] : written.split(",", -1)) {
            int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
            names.add(UrlText.decode(colon < 0 ? host : host.substring(0, colon)));
            numbers.add(colon < 0 ? "" : host.substring(colon + 1));
        }
        names = hosts.isEmpty() ? names : hosts;
        numbers = ports.isEmpty() ? numbers : ports;
        names = names.isEmpty() && !numbers.isEmpty() ? List.of("localhost") : names;
        if (numbers.size() > 1 && numbers.size() != names.size()) {
            throw InvalidDatabaseUrlException.of(
                    "the database URL has " + names.size() + " hosts and " + numbers.size() + " ports",
                    "give one port for all hosts, or one for each");
        }
        List<String> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add(place(names.get(i), numbers.isEmpty() ? "" : numbers.get(Math.min(i, numbers.size() - 1))));
        }
        return String.join(",", places);
    }

    private static String place(String host, String port) {
        if (!port.matches("\\d{0,5}")) {
            throw InvalidDatabaseUrlException.of(
                    "the port in the database URL is not a number",
                    "in a password, write : as %3A, / as %2F, @ as %40, ? as %3F, # as %23 and % as %25");
        }
        if (!port.isEmpty() && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT)) {
            throw InvalidDatabaseUrlException.of(
                    "there is no port " + port, "give one from 1 to " + LAST_PORT + "; PostgreSQL's own is 5432");
        }
        if (host.startsWith("/") || host.startsWith("@")) {
            throw InvalidDatabaseUrlException.of(
                    "the database URL names a Unix socket, which the JDBC driver can't connect to",
                    "name the host, such as postgresql://user@localhost:5432/database; the server must listen on it");
        }
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return port.isEmpty() ? name : (name.isEmpty() ? "localhost" : name) + ":" + port;
    }
}
