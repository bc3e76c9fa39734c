package dev.retort.assertions.entities;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.Database;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.schema.MetaData;
import dev.retort.sql.DatabaseKind;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shop's schema as a person writes it for SQLite, then each drift of it. */
class EntitiesOnSqliteTest {

    private static final MetaData SHOP = EntitySchema.model(new Database(DatabaseKind.SQLITE, "3.54"), Shop.ENTITIES);

    private static SchemaSnapshot shop(String more) throws SQLException, IOException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, DriftScript.text("shop-sqlite.sql"));
            TestDatabases.run(connection, more);
            return SchemaSnapshot.of(connection);
        }
    }

    @Test
    void whatAPersonWroteIsNoDifference() throws SQLException, IOException {
        assertThat(shop("")).matchesEntities(Shop.ENTITIES);
    }

    static Stream<DriftScript> drifts() throws IOException {
        return DriftScript.read("drifts-sqlite.txt");
    }

    @ParameterizedTest
    @MethodSource("drifts")
    void eachDriftHasItsMessage(DriftScript drift) throws SQLException, IOException {
        SchemaSnapshot schema = shop(drift.sql());
        try (Connection any = TestDatabases.sqlite()) {
            if (drift.message().isEmpty()) {
                assertThat(schema).matchesEntities(SHOP, any);
            } else {
                assertThatThrownBy(() -> assertThat(schema).matchesEntities(SHOP, any))
                        .isInstanceOf(AssertionError.class)
                        .hasMessage("The schema differs from the entities.\n" + drift.message());
            }
        }
    }
}
