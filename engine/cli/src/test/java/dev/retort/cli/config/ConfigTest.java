package dev.retort.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.cli.config.Config.ConfigRequest;
import dev.retort.cli.config.Config.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private Optional<String> url = Optional.empty();
    private Optional<String> environment = Optional.empty();
    private Optional<String> configFile = Optional.empty();

    ConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Nested
    class TheOrder {

        @Test
        void ofWhatWinsIsOptionPropertyVariableDatabaseUrlEnvironmentFile() {
            file("url = \"file\"\n[env.prod]\nurl = \"prod\"\n");
            assertUrl("file", "retort.toml:1");
            environment = Optional.of("prod");
            assertUrl("prod", "retort.toml:3");
            variables.put("DATABASE_URL", "database");
            assertUrl("database", "DATABASE_URL");
            variables.put("RETORT_URL", "variable");
            assertUrl("variable", "RETORT_URL");
            properties.put("retort.url", "property");
            assertUrl("property", "-Dretort.url");
            settings.put("url", "setting");
            assertUrl("setting", "-x url");
            url = Optional.of("option");
            assertUrl("option", "--url");
        }

        @Test
        void endsWithTheDefault() {
            assertThat(load().get(ConfigKey.VERSION_TABLE)).isEqualTo("retort_version");
            assertThat(load().origin(ConfigKey.VERSION_TABLE)).contains("default");
            assertThat(load().find(ConfigKey.URL)).isEmpty();
        }

        @Test
        void passesOverEmptyVariables() {
            variables.put("RETORT_LOCATIONS", "");
            assertThat(load().list(ConfigKey.LOCATIONS)).containsExactly("migrations");
        }

        private void assertUrl(String value, String origin) {
            assertThat(load().get(ConfigKey.URL)).isEqualTo(value);
            assertThat(load().origin(ConfigKey.URL)).contains(origin);
        }
    }

    @Nested
    class TheFile {

        @Test
        void isFoundByOptionOrVariable() {
            write("other.toml", "version_table = \"other\"\n");
            variables.put("RETORT_CONFIG", "other.toml");
            assertThat(load().get(ConfigKey.VERSION_TABLE)).isEqualTo("other");
            write("third.toml", "version_table = \"third\"\n");
            configFile = Optional.of("third.toml");
            assertThat(load().get(ConfigKey.VERSION_TABLE)).isEqualTo("third");
        }

        @Test
        void mustBeThereIfItIsNamed() {
            configFile = Optional.of("none.toml");
            assertFails("missing-config-file", "none.toml");
        }

        @Test
        void mustBeToml() {
            file("url = \"x\"\nlocations = [\n");
            assertFails("invalid-config", "retort.toml:");
        }

        @ParameterizedTest
        @CsvSource({
            "vesion_table, version_table",
            "script_location, locations",
            "db_url, url",
            "timeout, lock_timeout",
            "naming_convention, naming",
            "hooks, post_write_hooks",
            "passwort, password"
        })
        void withAnUnknownKeyIsRefusedWithTheNearestName(String typed, String meant) {
            file("url = \"x\"\n" + typed + " = \"y\"\n");
            assertFails("unknown-config-key", "'" + typed + "'", "retort.toml:2", "did you mean '" + meant + "'?");
        }

        @Test
        void withAnUnknownKeyInAnEnvironmentIsRefusedAsWell() {
            file("[env.prod]\n\nurll = \"y\"\n");
            assertFails("unknown-config-key", "'urll'", "retort.toml:3", "'url'");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "url = 5 | 'url' must be a string",
                    "recursive = \"true\" | 'recursive' must be true or false",
                    "truncate_slug_length = \"40\" | 'truncate_slug_length' must be a whole number",
                    "locations = [1] | 'locations' must be a list of strings",
                    "naming = 5 | 'naming' must be a string, or a table of strings",
                    "lock_timeout = 5 | 'lock_timeout' must be a duration such as",
                    "env = 5 | 'env' must be a table",
                    "env.prod = 5 | 'env.prod' must be a table"
                })
        void withAValueOfAnotherTypeIsRefused(String line, String message) {
            file("\n" + line.replace("'\"", "\"") + "\n");
            assertFails("invalid-config", message, "retort.toml:2");
        }

        @Test
        void mustHaveTheEnvironmentThatIsAskedFor() {
            file("[env.prod]\n[env.test]\n");
            environment = Optional.of("staging");
            assertFails("unknown-env", "'staging'", "prod, test");
        }

        @Test
        void mayLackWhatIsAskedForAltogether() {
            environment = Optional.of("staging");
            assertFails("unknown-env", "retort init");
        }
    }

    @Nested
    class Variables {

        @Test
        void areReplacedInTheFileOnly() {
            file("password = \"${env:PW}-x\"\n");
            variables.put("PW", "a$1");
            assertThat(load().get(ConfigKey.PASSWORD)).isEqualTo("a$1-x");
            variables.put("RETORT_PASSWORD", "${env:PW}");
            assertThat(load().get(ConfigKey.PASSWORD)).isEqualTo("${env:PW}");
        }

        @Test
        void areMissedOnlyByThoseWhoNeedThem() {
            file("password = \"${env:PW}\"\nurl = \"x\"\n");
            assertThat(load().get(ConfigKey.URL)).isEqualTo("x");
            assertThatThrownBy(() -> load().get(ConfigKey.PASSWORD))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("'password' needs the environment variable PW, which is not set")
                    .hasMessageContaining("retort.toml:1");
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource({"30s, 30000", "5m, 300000", "500ms, 500", "1500ms, 1500", "2h, 7200000", "7, 7000", "PT1M, 60000"})
        void ofTimesHaveUnits(String text, long millis) {
            settings.put("lock_timeout", text);
            assertThat(load().duration(ConfigKey.LOCK_TIMEOUT)).isEqualTo(Duration.ofMillis(millis));
        }

        @ParameterizedTest
        @CsvSource({"soon", "-5s", "5 days", "''"})
        void thatAreNoTimesAreRefused(String text) {
            settings.put("lock_timeout", text.isEmpty() ? " " : text);
            assertThatThrownBy(() -> load().duration(ConfigKey.LOCK_TIMEOUT))
                    .hasMessageContaining("'lock_timeout' must be a duration")
                    .hasMessageContaining("-x lock_timeout");
        }

        @Test
        void ofListsMayBeGivenWithCommas() {
            variables.put("RETORT_LOCATIONS", "one, two,");
            assertThat(load().list(ConfigKey.LOCATIONS)).containsExactly("one", "two");
            file("locations = \"three\"\n");
            variables.clear();
            assertThat(load().list(ConfigKey.LOCATIONS)).containsExactly("three");
        }

        @Test
        void ofChoicesAreNamedWhenOneIsWrong() {
            file("transactions = \"none\"\n");
            assertThatThrownBy(() -> load().choice(ConfigKey.TRANSACTIONS, Set.of("per-run", "per-revision")))
                    .hasMessageContaining("'transactions' cannot be 'none'")
                    .hasMessageContaining("per-revision, per-run");
        }

        @Test
        void ofNumbersBeginWithOne() {
            file("truncate_slug_length = 0\n");
            assertThatThrownBy(() -> load().number(ConfigKey.TRUNCATE_SLUG_LENGTH))
                    .hasMessageContaining("must be a whole number of at least 1");
        }

        @Test
        void ofTruthMayBeWordsInVariables() {
            variables.put("RETORT_RECURSIVE", "yes");
            assertThat(load().flag(ConfigKey.RECURSIVE)).isTrue();
            variables.put("RETORT_RECURSIVE", "perhaps");
            assertThatThrownBy(() -> load().flag(ConfigKey.RECURSIVE))
                    .hasMessageContaining("'recursive' must be true or false")
                    .hasMessageContaining("RETORT_RECURSIVE");
        }
    }

    @Test
    void anUnknownSettingOnTheCommandLineIsRefused() {
        settings.put("lock_timeoutx", "1");
        assertFails("unknown-config-key", "'lock_timeoutx'", "-x lock_timeoutx", "lock_timeout");
    }

    @Test
    void relativeFoldersStartFromTheFile() {
        write("sub/retort.toml", "");
        configFile = Optional.of("sub/retort.toml");
        assertThat(load().folder()).isEqualTo(folder.resolve("sub"));
    }

    private void assertFails(String code, String... parts) {
        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(ConfigException.class, failure -> assertThat(failure.code())
                        .isEqualTo(code))
                .message()
                .contains(parts);
    }

    private Config load() {
        return Config.load(
                new ConfigRequest(configFile, environment, url, settings, Map.of()),
                new Surroundings(folder, variables, properties));
    }

    private void file(String text) {
        write("retort.toml", text);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).resolveSibling("."));
            Files.writeString(folder.resolve(name), text);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
