package dev.retort.junit.database;

import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How databases for tests are provided.
 *
 * @param url the URL of a running PostgreSQL, {@code jdbc:postgresql:…} or {@code postgresql://…}
 * @param user its user, unless the URL names one
 * @param password the user's password, unless the URL holds it
 * @param mode where PostgreSQL may come from
 * @param image the container image; {@code %d} in it stands for the major version
 * @param required the kinds whose absence is a failure and not a reason to skip
 * @param directory where files go; empty for memory ({@code /dev/shm}) if there is enough, else the temporary directory
 */
public record DatabaseSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        PostgresMode mode,
        String image,
        Set<DatabaseKind> required,
        Optional<Path> directory) {

    /** The key of {@link #url}. */
    public static final String POSTGRESQL_URL = "retort.databases.postgresql.url";
    /** The key of {@link #user}. */
    public static final String POSTGRESQL_USER = "retort.databases.postgresql.user";
    /** The key of {@link #password}. */
    public static final String POSTGRESQL_PASSWORD = "retort.databases.postgresql.password";
    /** The key of {@link #mode}: auto, url, container or embedded. */
    public static final String POSTGRESQL_MODE = "retort.databases.postgresql.mode";
    /** The key of {@link #image}. */
    public static final String POSTGRESQL_IMAGE = "retort.databases.postgresql.image";
    /** The key of {@link #required}: true, false or a list such as {@code sqlite,postgresql}. */
    public static final String REQUIRED = "retort.databases.required";
    /** The key of {@link #directory}. */
    public static final String DIRECTORY = "retort.databases.directory";
    /** The default image. */
    public static final String DEFAULT_IMAGE = "postgres:%d";

    /** Checks that nothing is null and copies the set. */
    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(directory, "directory");
        required = Set.copyOf(required);
    }

    /** Nothing given, nothing required. */
    public static DatabaseSettings defaults() {
        return from(key -> Optional.empty());
    }

    /**
     * Reads the settings by their keys; a blank value counts as none.
     *
     * @throws TestDatabaseException if a value can't be read
     */
    public static DatabaseSettings from(Function<String, Optional<String>> lookup) {
        Function<String, Optional<String>> given =
                key -> lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
        return new DatabaseSettings(
                given.apply(POSTGRESQL_URL),
                given.apply(POSTGRESQL_USER),
                given.apply(POSTGRESQL_PASSWORD),
                given.apply(POSTGRESQL_MODE)
                        .map(value -> constant(PostgresMode.class, POSTGRESQL_MODE, value))
                        .orElse(PostgresMode.AUTO),
                given.apply(POSTGRESQL_IMAGE).orElse(DEFAULT_IMAGE),
                given.apply(REQUIRED).map(DatabaseSettings::kinds).orElse(Set.of()),
                given.apply(DIRECTORY).map(Path::of));
    }

    /**
     * Looks a key up in the system properties and then in the environment, where {@code retort.databases.required} is
     * {@code RETORT_DATABASES_REQUIRED}. Fit for {@link #from} and as the last resort of another lookup.
     */
    public static Optional<String> environment(String key) {
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable(key))));
    }

    /** The environment variable of a key, such as {@code RETORT_ALLOW_EMPTY} of {@code retort.allow-empty}. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Set<DatabaseKind> kinds(String text) {
        Set<DatabaseKind> kinds = EnumSet.noneOf(DatabaseKind.class);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> kinds.addAll(EnumSet.allOf(DatabaseKind.class));
            case "false" -> kinds.clear();
            default ->
                Arrays.stream(text.split("\\s*,\\s*"))
                        .forEach(name -> kinds.add(constant(DatabaseKind.class, REQUIRED, name)));
        }
        return kinds;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String key, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TestDatabaseException(Problem.of(
                                "illegal-setting", "'" + value + "' isn't a value of " + key)
                        .cure("write one of "
                                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT))));
    }

    /** The settings without secrets. */
    @Override
    public String toString() {
        return "DatabaseSettings[url="
                + url.map(given -> PostgresAddress.parse(given).shown()) + ", mode=" + mode + ", image=" + image
                + ", required=" + required + ", directory=" + directory + "]";
    }

    /** Where PostgreSQL may come from; the setting {@code retort.databases.postgresql.mode}. */
    public enum PostgresMode {
        /** The given URL, else a container, else embedded. */
        AUTO,
        /** Only the given URL. */
        URL,
        /** Only a container. */
        CONTAINER,
        /** Only embedded. */
        EMBEDDED
    }
}
