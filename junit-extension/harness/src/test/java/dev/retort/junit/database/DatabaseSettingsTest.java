package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void areEmptyByDefault() {
        DatabaseSettings settings = DatabaseSettings.defaults();

        assertThat(settings.url()).isEmpty();
        assertThat(settings.mode()).isEqualTo(DatabaseSettings.PostgresMode.AUTO);
        assertThat(settings.image()).isEqualTo("postgres:%d");
        assertThat(settings.required()).isEmpty();
        assertThat(settings.directory()).isEmpty();
    }

    @Test
    void areReadByTheirKeys() {
        DatabaseSettings settings = Settings.of(Map.of(
                "retort.databases.postgresql.url", "jdbc:postgresql://db/x",
                "retort.databases.postgresql.user", "me",
                "retort.databases.postgresql.password", "secret",
                "retort.databases.postgresql.mode", "Container",
                "retort.databases.postgresql.image", "mine:%d",
                "retort.databases.required", "postgresql, sqlite",
                "retort.databases.directory", "/data"));

        assertThat(settings.url()).contains("jdbc:postgresql://db/x");
        assertThat(settings.user()).contains("me");
        assertThat(settings.password()).contains("secret");
        assertThat(settings.mode()).isEqualTo(DatabaseSettings.PostgresMode.CONTAINER);
        assertThat(settings.image()).isEqualTo("mine:%d");
        assertThat(settings.required()).containsExactlyInAnyOrder(DatabaseKind.values());
        assertThat(settings.directory()).contains(Path.of("/data"));
    }

    @Test
    void trueRequiresEveryKindAndFalseNone() {
        assertThat(Settings.of(Map.of(DatabaseSettings.REQUIRED, "true")).required())
                .containsExactlyInAnyOrder(DatabaseKind.values());
        assertThat(Settings.of(Map.of(DatabaseSettings.REQUIRED, "false")).required())
                .isEmpty();
    }

    @Test
    void anUnknownValueIsRefusedWithThosePossible() {
        assertThatThrownBy(() -> Settings.of(Map.of(DatabaseSettings.POSTGRESQL_MODE, "docker")))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("'docker' isn't a value of retort.databases.postgresql.mode")
                .hasMessageContaining("[auto, url, container, embedded]");
    }

    @Test
    void showNoSecrets() {
        DatabaseSettings settings = Settings.of(Map.of(
                DatabaseSettings.POSTGRESQL_URL, "postgresql://me:hidden1@db/x?password=hidden2",
                DatabaseSettings.POSTGRESQL_PASSWORD, "hidden3"));

        assertThat(settings.toString()).contains("jdbc:postgresql://db/x").doesNotContain("hidden");
    }

    @Test
    void systemPropertiesGoBeforeTheEnvironment() {
        System.setProperty("path", "a property");
        try {
            assertThat(DatabaseSettings.environment("path")).contains("a property");
        } finally {
            System.clearProperty("path");
        }
        assertThat(DatabaseSettings.environment("path")).contains(System.getenv("PATH"));
        assertThat(DatabaseSettings.environment("retort.no.such.key")).isEmpty();
    }
}
