package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresAddressTest {

    @Test
    void aJdbcUrlIsTurnedToAnotherDatabase() {
        PostgresAddress address = PostgresAddress.parse("jdbc:postgresql://db:5433/shop?ssl=true");

        assertThat(address.url("other")).isEqualTo("jdbc:postgresql://db:5433/other?ssl=true");
        assertThat(address.shown()).isEqualTo("jdbc:postgresql://db:5433/shop");
    }

    @Test
    void userAndPasswordOfTheirOwnAreAddedToTheUrl() {
        PostgresAddress address =
                PostgresAddress.parse("jdbc:postgresql://db/shop").withUser(Optional.of("me"), Optional.of("a&b=c"));

        assertThat(address.url("x")).isEqualTo("jdbc:postgresql://db/x?user=me&password=a%26b%3Dc");
        assertThat(address.toString()).isEqualTo("jdbc:postgresql://db/shop");
    }

    @Test
    void theNativeFormIsTranslated() {
        PostgresAddress address = PostgresAddress.parse("postgres://me:secret@db:5433/shop");

        assertThat(address.url("x")).isEqualTo("jdbc:postgresql://db:5433/x?user=me&password=secret");
        assertThat(address.shown()).isEqualTo("jdbc:postgresql://db:5433/shop");
    }

    @Test
    void theShortFormsMeanTheLocalServer() {
        assertThat(PostgresAddress.parse("jdbc:postgresql:shop").url("x")).isEqualTo("jdbc:postgresql://localhost/x");
        assertThat(PostgresAddress.parse("jdbc:postgresql://db").url("x")).isEqualTo("jdbc:postgresql://db/x");
        assertThat(PostgresAddress.parse("jdbc:postgresql://db/").database()).isEmpty();
    }

    @Test
    void severalHostsAreLeftToTheDriver() {
        assertThat(PostgresAddress.parse("jdbc:postgresql://a:1,b:2/shop").url("x"))
                .isEqualTo("jdbc:postgresql://a:1,b:2/x");
    }

    @Test
    void theCommandLineShowsNoSecret() {
        PostgresAddress address = PostgresAddress.parse("jdbc:postgresql://db:5433/shop?user=me&password=secret");

        assertThat(address.psql("x", false)).isEqualTo("psql 'postgresql://me@db:5433/x'");
    }

    @Test
    void anythingElseIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> PostgresAddress.parse("jdbc:mysql://me:secret@db/shop"))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContaining("isn't a PostgreSQL URL")
                .hasMessageNotContaining("secret");
    }
}
