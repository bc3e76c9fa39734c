package dev.retort.catalog.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMadeNameTest {

    @ParameterizedTest
    @CsvSource({
        "PRIMARY_KEY, t_pkey, true",
        "PRIMARY_KEY, t_pkey1, true",
        "PRIMARY_KEY, pk_t, false",
        "PRIMARY_KEY, u_pkey, false",
        "UNIQUE, t_a_key, true",
        "UNIQUE, t_b_key, false",
        "UNIQUE, t_a_keys, false",
        "FOREIGN_KEY, t_a_fkey12, true",
        "CHECK, t_a_check, true",
        "CHECK, t_check, false",
        "EXCLUSION, t_a_excl, true",
        "INDEX, t_a_idx, true",
        "INDEX, idx_t_a, false",
        "TRIGGER, t_a_key, false",
    })
    void looksServerMadeOnlyIfTheServerWouldMakeIt(ObjectKind kind, String name, boolean expected) {
        assertThat(ServerMadeName.looksLike(kind, name, "t", List.of("a"))).isEqualTo(expected);
    }

    @Test
    void knowsEveryNameThatPostgresqlMakes() throws SQLException {
        String longName = "a_rather_long_name_that_goes_on_and_on_and_never_seems_to_end";
        String accents = "ä".repeat(40);
        try (Connection connection = TestDatabases.postgres()) {
            for (String table : List.of("t", longName, accents)) {
                for (String column : List.of("a", longName, accents)) {
                    TestDatabases.run(connection, made(table, column));
                    assertThat(SchemaSnapshot.of(connection)
                                    .allObjects()
                                    .filter(object -> object.path().parts().size() == 3)
                                    .filter(object -> object.kind() != ObjectKind.COLUMN))
                            .hasSize(9)
                            .allMatch(SchemaObject::serverMadeName);
                    TestDatabases.run(connection, "drop table \"" + table + "\"");
                }
            }
        }
    }

    private static String made(String table, String column) {
        return """
                create table "%1$s" (id int primary key, "%2$s" int unique references "%1$s", b int, r int4range,
                  check ("%2$s" > 0), check ("%2$s" > 1), check ("%2$s" > b), unique ("%2$s", b), exclude using gist (r with &&));
                create index on "%1$s" (lower("%2$s"::text), b)"""
                .formatted(table, column);
    }
}
