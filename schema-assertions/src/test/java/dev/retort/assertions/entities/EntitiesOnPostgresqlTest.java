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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shop's schema as a person writes it for PostgreSQL, then each drift of it. */
class EntitiesOnPostgresqlTest {

    private static final Database SERVER =
            new Database(DatabaseKind.POSTGRESQL, String.valueOf(TestDatabases.postgresMajor()));
    private static final MetaData SHOP = EntitySchema.model(SERVER, Shop.ENTITIES);

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
            assertThat(schema).matchesEntities(SHOP, connection);
        } else {
            assertThatThrownBy(() -> assertThat(schema).matchesEntities(SHOP, connection))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("The schema differs from the entities.\n" + drift.message());
        }
    }

    @Test
    void needsAConnection() {
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        assertThatThrownBy(() -> assertThat(schema).matchesEntities(Shop.ENTITIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use matchesEntities(connection, entities)");
    }

    @Nested
    class RarerAnnotations {

        private static final String TABLE =
                """
                create schema log;
                create table log.oddities (
                  id uuid primary key default gen_random_uuid(),
                  "when" time(0) not null, local timestamp, offset_at timestamptz, amount real not null, small int2 not null,
                  letter char not null, tags text[], details jsonb, yes char(1), sorted varchar(20) collate "C",
                  width int not null, twice int generated always as (2 * width) stored);
                comment on table log.oddities is 'rare'; comment on column log.oddities.width is 'in mm';
                comment on column log.oddities.small is 'not said by the entity';
                create index on log.oddities (abs(small) desc);
                alter table log.oddities alter column id drop default;
                create index partly on log.oddities (small) where small > 3;""";

        @Test
        void agree() throws SQLException {
            TestDatabases.run(connection, TABLE);
            assertThat(SchemaSnapshot.of(connection)).matchesEntities(connection, Oddity.class);
        }

        @Test
        void haveTheirMessages() throws SQLException {
            TestDatabases.run(connection, TABLE);
            TestDatabases.run(
                    connection,
                    """
                    comment on column log.oddities.width is 'in inches'; comment on table log.oddities is null;
                    alter table log.oddities alter sorted type varchar(20) collate "POSIX";
                    alter table log.oddities drop column twice, add twice int generated always as (width * 3) stored;
                    alter table log.oddities alter details type json, alter tags type varchar(9)[];
                    drop index log.partly; create index partly on log.oddities (small) where small > 4;""");
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            assertThatThrownBy(() -> assertThat(schema).matchesEntities(connection, Oddity.class))
                    .hasMessage(
                            """
                            The schema differs from the entities.
                            7 differences
                              table log.oddities
                                comment: expected rare but was none
                                column details
                                  type: expected jsonb but was json
                                index partly
                                  where: expected (small > 3) but was (small > 4)
                                column sorted
                                  collation: expected "C" but was "POSIX"
                                column tags
                                  type: expected text[] but was character varying(9)[]
                                column twice
                                  generated: expected 2 * width but was width * 3
                                column width
                                  comment: expected in mm but was in inches""");
        }
    }
}
