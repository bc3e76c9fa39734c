package dev.retort.assertions.entities;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.assertions.difference.TestDatabases;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shop's schema as a person writes it for PostgreSQL, then each drift of it. */
class EntitiesOnPostgresqlTest {

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException, IOException {
        connection = TestDatabases.postgres();
        TestDatabases.run(connection, DriftScript.text("shop-postgresql.sql"));
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void whatAPersonWroteIsNoDifference() {
        assertThat(SchemaSnapshot.of(connection)).matchesEntities(connection, Shop.ENTITIES);
    }

    static Stream<DriftScript> drifts() throws IOException {
        return DriftScript.read("drifts-postgresql.txt");
    }

    @ParameterizedTest
    @MethodSource("drifts")
    void eachDriftHasItsMessage(DriftScript drift) throws SQLException {
        TestDatabases.run(connection, drift.sql());
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        if (drift.message().isEmpty()) {
            assertThat(schema).matchesEntities(connection, Shop.ENTITIES);
        } else {
            assertThatThrownBy(() -> assertThat(schema).matchesEntities(connection, Shop.ENTITIES))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("The schema differs from the entities.\n" + drift.message());
        }
    }
}
