package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

        /** As libpq reads them, but for what is refused below. */
        @ParameterizedTest
        @CsvSource(
                delimiter = ' ',
                value = {
                    "postgresql://u@127.0.0.1:5432/db?host=db.other.example&port=9999 //db.other.example:9999/db",
                    "postgresql://u@127.0.0.1:5432/db?host=other //other:5432/db",
                    "postgresql://u@127.0.0.1:5432/db?port=9999 //127.0.0.1:9999/db",
                    "postgresql:///db?port=9999 //localhost:9999/db",
                    "postgresql://u@/db?host=a:1&host=b:2 //a:1,b:2/db",
                    "postgresql://u@/db?host=a:1&host=b //a:1,b/db",
                    "postgresql:///db?host=a,b&port=1,2 //a:1,b:2/db",
                    "postgresql://a,b/db?port=1 //a:1,b:1/db",
                    "postgresql:///db?host=::1 //[::1]/db",
                    "postgresql://h/db?dbname=other //h/other",
                    "postgresql://db%2Dhost/db //db-host/db",
                })
        void aParameterCountsMoreThanThePlace(String text, String place) {
            assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo("jdbc:postgresql:" + place);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ' ',
                value = {
                    "sslmode=require sslmode require",
                    "ssl=require sslmode require",
                    "ssl=true ssl true",
                    "target_session_attrs=read-write targetServerType primary",
                    "target_session_attrs=prefer-standby targetServerType preferSecondary",
                    "connect_timeout=3 connectTimeout 3",
                    "keepalives=1 tcpKeepAlive true",
                    "channel_binding=require channelBinding require",
                    "options=-csearch_path%3Dapp options -csearch_path=app",
                    "fallback_application_name=app ApplicationName app",
                    "user=bob user bob",
                })
        void libpqsParametersAreTheDrivers(String query, String name, String value) {
            assertThat(DatabaseUrl.parse("postgresql://ann@h/d?" + query).properties())
                    .containsEntry(name, value);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "postgresql://u@/db?host=/var/run/postgresql|Unix socket",
                    "postgresql://%2Fvar%2Frun%2Fpostgresql/db|Unix socket",
                    "postgresql://u@/db?host=@abstract|Unix socket",
                    "postgresql://h/db?hostaddr=10.0.0.1|in place of the host",
                    "postgresql://h/db?client_encoding=latin1|UTF8",
                    "postgresql://h/db?service=x|what the service stands for",
                    "postgresql:///?service=x|what the service stands for",
                    "jdbc:postgresql://h/db?user=u&service=x|what the service stands for",
                    "postgresql://h/db?sslmode=require&sslmode=disable|several values",
                    "postgresql://h/db?ssl=require&sslmode=disable|several values",
                    "postgresql://h/db?host=a:1&port=2|several values",
                    "postgresql://a,b,c/db?port=1,2|3 hosts and 2 ports",
                    "postgresql://h/db?port=x|not a number",
                })
        void whatTheDriverCannotDoIsRefused(String text, String why) {
            assertThatThrownBy(() -> DatabaseUrl.parse(text))
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining(why);
        }

        @ParameterizedTest
        @CsvSource({
            "postgresql://127.0.0.1:1/db?sslcrl=x, no parameter 'sslcrl'",
            "postgresql://127.0.0.1:1/db?aplication_name=x, did you mean",
            "postgresql://127.0.0.1:1/db?keepalives_idle=3, no parameter 'keepalives_idle'",
            "jdbc:postgresql://127.0.0.1:1/db?host=db.other.example, no parameter 'host'",
            "jdbc:postgresql://127.0.0.1:1/db?currentschema=x, did you mean 'currentSchema'?",
        })
        void whatTheDriverDoesNotKnowIsRefused(String text, String why) {
            assertThatThrownBy(() -> DatabaseUrl.parse(text).connect())
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining(why);
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

        @ParameterizedTest
        @CsvSource({
            "sqlite:///app.db?mode=ro, jdbc:sqlite:file:app.db?mode=ro",
            "sqlite:///a%3Fb.db?mode=ro&cache=shared, jdbc:sqlite:file:a%3fb.db?mode=ro&cache=shared",
            "sqlite:///file:app.db?mode=ro&uri=true, jdbc:sqlite:file:app.db?mode=ro",
            "sqlite:///app.db?check_same_thread=false, jdbc:sqlite:app.db",
        })
        void sqlitesParametersReachIt(String text, String jdbcUrl) {
            assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(jdbcUrl);
            assertThat(DatabaseUrl.parse(text).facts().get("file")).doesNotContain("?mode");
        }

        @Test
        void aDatabaseInMemoryIsKnown() {
            assertThat(List.of("sqlite://", "sqlite:///:memory:", "jdbc:sqlite:", "jdbc:sqlite:file:x?mode=memory"))
                    .allMatch(url -> DatabaseUrl.parse(url).isInMemory());
            assertThat(DatabaseUrl.parse("sqlite:///memory.db").isInMemory()).isFalse();
            assertThat(DatabaseUrl.parse("postgresql://h/memory").isInMemory()).isFalse();
        }

        @Test
        void parametersCountInAConnection(@TempDir Path directory) throws SQLException {
            String place = "sqlite:///" + directory.resolve("app.db");
            assertThatThrownBy(() -> DatabaseUrl.parse(place + "?mode=ro").connect())
                    .as("a file that isn't there isn't made for reading")
                    .isInstanceOf(SQLException.class);
            try (Connection connection = DatabaseUrl.parse(place + "?timeout=1.5&foreign_keys=true")
                            .connect();
                    Statement statement = connection.createStatement()) {
                assertThat(number(statement, "PRAGMA busy_timeout")).isEqualTo(1500);
                assertThat(number(statement, "PRAGMA foreign_keys")).isEqualTo(1);
            }
            assertThat(directory).isDirectoryContaining(file -> file.endsWith("app.db"));
            assertThatThrownBy(
                            () -> DatabaseUrl.parse(place + "?foreignkeys=true").connect())
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("did you mean 'foreign_keys'?");
            assertThatThrownBy(() -> DatabaseUrl.parse(place + "?mod=ro").connect())
                    .hasMessageContaining("did you mean 'mode'?");
            assertThatThrownBy(() -> DatabaseUrl.parse(place + "?timeout=soon"))
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("timeout=5");
            assertThatThrownBy(() ->
                            DatabaseUrl.parse(place + "?isolation_level=x").connect())
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("'isolation_level'");
        }

        private static int number(Statement statement, String query) throws SQLException {
            try (ResultSet found = statement.executeQuery(query)) {
                return found.getInt(1);
            }
        }

        @Test
        void namesNoHost() {
            assertThatThrownBy(() -> DatabaseUrl.parse("sqlite://app.db"))
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("sqlite:///./app.db");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "0", "65536", "00000", "abc", "-1", "5432x", "123456"})
    void aPortThatIsNoneIsRefusedWhereverItStands(String port) {
        for (String text : List.of(
                "postgresql://u@127.0.0.1:" + port + "/db",
                "postgresql://[::1]:" + port + "/db",
                "postgresql://a:1,b:" + port + "/db",
                "postgresql:///db?port=" + port,
                "postgresql:///db?host=a:" + port,
                "postgres://u@h/db?host=a,b&port=1," + port,
                "jdbc:postgresql://h:" + port + "/db")) {
            assertThatThrownBy(() -> DatabaseUrl.parse(text))
                    .as(text)
                    .isInstanceOf(InvalidDatabaseUrlException.class)
                    .hasMessageContaining("port");
        }
    }

    @Test
    void aPortThatIsLeftOutIsTheUsualOne() {
        assertThat(DatabaseUrl.parse("postgresql://u@127.0.0.1:/db").jdbcUrl())
                .isEqualTo("jdbc:postgresql://127.0.0.1/db");
        assertThat(DatabaseUrl.parse("postgresql://u@h:65535/db").facts()).containsEntry("port", "65535");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "postgresql://u@h/db postgresql://u@h/db",
                "postgresql://u:sec@h:1/db?sslmode=require postgresql://u@h:1/db?sslmode=require",
                "postgresql://u@h/db?password=sec postgresql://u@h/db",
                "postgresql://u@h/db?sslpassword=sec&sslmode=require postgresql://u@h/db?sslmode=require",
                "jdbc:postgresql://h/db?user=u&password=sec&ApplicationName=x postgresql://u@h/db?ApplicationName=x",
                "sqlite:///./a%20b.db sqlite:///./a%20b.db",
                "jdbc:sqlite:a.db jdbc:sqlite:a.db"
            })
    void canBeWrittenDownWithoutItsSecrets(String given, String written) {
        String text = DatabaseUrl.parse(given).withoutSecrets(given);
        assertThat(text).isEqualTo(written);
        assertThat(DatabaseUrl.parse(text).facts())
                .isEqualTo(DatabaseUrl.parse(given).facts());
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
