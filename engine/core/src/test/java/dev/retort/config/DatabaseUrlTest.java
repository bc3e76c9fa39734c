package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Nested
    class Postgresql {

        @ParameterizedTest
        @CsvSource({
            "postgresql://ann:s3cret@db.example:6543/shop, jdbc:postgresql://db.example:6543/shop",
            "postgres://ann:s3cret@db.example/shop, jdbc:postgresql://db.example/shop",
            "postgresql+asyncpg://ann:s3cret@db.example/shop, jdbc:postgresql://db.example/shop",
            "postgresql+psycopg2://ann:s3cret@[::1]:6543/shop, jdbc:postgresql://[::1]:6543/shop",
            "jdbc:postgresql://db.example:6543/shop?user=ann&password=s3cret, jdbc:postgresql://db.example:6543/shop",
            "jdbc:postgresql:shop?user=ann&password=s3cret, jdbc:postgresql://localhost/shop",
            "POSTGRESQL://ann:s3cret@db.example/my%20shop, jdbc:postgresql://db.example/my%20shop",
        })
        void isTakenInAllItsForms(String text, String jdbcUrl) {
            DatabaseUrl url = DatabaseUrl.parse(text);

            assertThat(url.dialect()).isEqualTo("postgresql");
            assertThat(url.jdbcUrl()).isEqualTo(jdbcUrl);
            assertThat(url.properties()).containsEntry("user", "ann").containsEntry("password", "s3cret");
            assertThat(url.toString()).contains("ann:***@").doesNotContain("s3cret");
        }

        @Test
        void decodesThePasswordAndHandsOnParameters() {
            DatabaseUrl url =
                    DatabaseUrl.parse("postgresql://ann:p%40ss%2Fw%3Ard+1@h/d?sslmode=require&application_name=a%20b");

            assertThat(url.properties())
                    .containsAllEntriesOf(
                            Map.of("password", "p@ss/w:rd+1", "sslmode", "require", "ApplicationName", "a b"));
            assertThat(url).hasToString("postgresql://ann:***@h/d?sslmode=require&ApplicationName=a%20b");
        }

        @Test
        void tellsItsPlace() {
            assertThat(DatabaseUrl.parse("postgresql://ann@h:1/d").facts())
                    .containsExactly(Map.entry("host", "h"), Map.entry("port", "1"), Map.entry("database", "d"));
            assertThat(DatabaseUrl.parse("postgresql:///d").facts())
                    .containsExactly(
                            Map.entry("host", "localhost"), Map.entry("port", "5432"), Map.entry("database", "d"));
        }

        @Test
        void takesCredentialsFromElsewhere() {
            DatabaseUrl url =
                    DatabaseUrl.parse("postgresql://ann:old@h/d").withCredentials(Optional.empty(), Optional.of("new"));

            assertThat(url.properties()).containsEntry("user", "ann").containsEntry("password", "new");
            assertThat(url.toString()).doesNotContain("new").doesNotContain("old");
        }
    }

    @Nested
    class Sqlite {

        @ParameterizedTest
        @CsvSource({
            "sqlite:///./app.db, jdbc:sqlite:./app.db",
            "sqlite:///app.db, jdbc:sqlite:app.db",
            "sqlite:////srv/app.db, jdbc:sqlite:/srv/app.db",
            "sqlite:///C:/data/app.db, jdbc:sqlite:C:/data/app.db",
            "sqlite+aiosqlite:///my%20app.db, jdbc:sqlite:my app.db",
            "sqlite://, jdbc:sqlite::memory:",
            "sqlite:///:memory:, jdbc:sqlite::memory:",
            "jdbc:sqlite:app.db, jdbc:sqlite:app.db",
            "jdbc:sqlite:file:app.db?mode=ro, jdbc:sqlite:file:app.db?mode=ro",
        })
        void isTakenInAllItsForms(String text, String jdbcUrl) {
            DatabaseUrl url = DatabaseUrl.parse(text);

            assertThat(url.dialect()).isEqualTo("sqlite");
            assertThat(url.jdbcUrl()).isEqualTo(jdbcUrl);
        }

        @Test
        void namesNoHost() {
            assertThatThrownBy(() -> DatabaseUrl.parse("sqlite://app.db"))
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("sqlite:///./app.db");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:s3cret#/x@host/db",
                "postgresql://ann:s3cret:x/y@host/db",
                "postgresql://ann:s3cret%zz@host/db",
                "mysql://ann:s3cret@host/db",
                "s3cret",
                "s3cret://x",
                ""
            })
    void whatCannotBeReadIsNotRepeated(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOfSatisfying(InvalidDatabaseUrlException.class, e -> assertThat(e.code())
                        .isEqualTo("invalid-database-url"))
                .message()
                .satisfies(message ->
                        assertThat(message.replace("'s3cret://'", "")).doesNotContain("s3cret"));
    }
}
