package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL server listens, so that a URL can be made for each of its databases.
 *
 * @param hosts host and port, or several, as the driver reads them: {@code localhost:5432}
 * @param database the database of the URL as given, URL-encoded; may be empty
 * @param parameters what followed the question mark; may be empty, may hold secrets
 * @param user the user, unless the parameters name one
 * @param password the password, unless the parameters hold it
 */
record PostgresAddress(
        String hosts, String database, String parameters, Optional<String> user, Optional<String> password) {

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:postgresql:|postgres(?:ql)?:(?=//))(?://(?:([^/?@]*)@)?([^/?@]*)/?)?([^/?]*)(?:\\?(.*))?");

    /** Reads {@code jdbc:postgresql:…} and {@code postgresql://user:password@host/db}. */
    static PostgresAddress parse(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw new TestDatabaseException(
                    Problem.of("illegal-setting", DatabaseSettings.POSTGRESQL_URL + " isn't a PostgreSQL URL")
                            .cure("write jdbc:postgresql://host:5432/database"));
        }
        String hosts = Optional.ofNullable(form.group(2))
                .filter(text -> !text.isEmpty())
                .orElse("localhost");
        List<String> parameters = new ArrayList<>();
        Optional.ofNullable(form.group(1)).ifPresent(text -> addUser(parameters, text));
        Optional.ofNullable(form.group(4)).filter(text -> !text.isEmpty()).ifPresent(parameters::add);
        return new PostgresAddress(
                hosts, form.group(3), String.join("&", parameters), Optional.empty(), Optional.empty());
    }

    private static void addUser(List<String> parameters, String userInfo) {
        int colon = userInfo.indexOf(':');
        parameters.add("user=" + (colon < 0 ? userInfo : userInfo.substring(0, colon)));
        if (colon >= 0) {
            parameters.add("password=" + userInfo.substring(colon + 1));
        }
    }

    PostgresAddress withUser(Optional<String> name, Optional<String> secret) {
        return new PostgresAddress(hosts, database, parameters, name, secret);
    }

    /** The complete JDBC URL of a database of this server, secrets included. */
    String url(String name) {
        List<String> all = new ArrayList<>();
        if (!parameters.isEmpty()) {
            all.add(parameters);
        }
        user.ifPresent(text -> all.add("user=" + encode(text)));
        password.ifPresent(text -> all.add("password=" + encode(text)));
        return "jdbc:postgresql://" + hosts + "/" + name + (all.isEmpty() ? "" : "?" + String.join("&", all));
    }

    /** The URL as given, without parameters and so without secrets. */
    String shown() {
        return "jdbc:postgresql://" + hosts + "/" + database;
    }

    /** The command line of a database; the password only where it protects nothing. */
    String psql(String name, boolean showPassword) {
        String who = user.or(() -> parameter("user")).orElse("");
        String secret = showPassword ? password.map(text -> ":" + text).orElse("") : "";
        return "psql 'postgresql://" + who + secret + (who.isEmpty() ? "" : "@") + hosts + "/" + name + "'";
    }

    private Optional<String> parameter(String name) {
        Matcher found = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(parameters);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return shown();
    }
}
