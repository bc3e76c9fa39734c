package dev.retort.junit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.sql.DatabaseKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRequestTest {

    @Test
    void readsKindAndVersion() {
        assertThat(DatabaseRequest.parse("sqlite")).isEqualTo(DatabaseRequest.of(DatabaseKind.SQLITE));
        assertThat(DatabaseRequest.parse(" PostgreSQL ")).isEqualTo(DatabaseRequest.of(DatabaseKind.POSTGRESQL));
        assertThat(DatabaseRequest.parse("postgres:15"))
                .isEqualTo(new DatabaseRequest(DatabaseKind.POSTGRESQL, Optional.of(15)))
                .hasToString("postgresql:15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mysql", "postgresql:", "postgresql:0", "postgresql:15.2", "sqlite:3", "sqlite postgresql"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> DatabaseRequest.parse(text))
                .isInstanceOf(TestDatabaseException.class)
                .hasMessageContainingAll("does not name a database")
                .hasMessageContaining("postgresql:15");
    }
}
