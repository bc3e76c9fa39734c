package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is there under another name is one difference, and what only follows from the name is none. */
class RenameTest {

    private static final String HEAD =
            """
            retort schema snapshot 2
            database: PostgreSQL
            version: 18.6

            """;

    private static final String USERS =
            """
            table public.users
              - column id
                  position: 1
                  type: integer
                  nullable: no
                  default: nextval('public.users_id_seq'::regclass)
              - primary key users_pkey (name made by the server)
                  definition: PRIMARY KEY (id)
                  columns: id
              - check ck_users
                  definition: CHECK ((id > 0))
                  expression: (id > 0)
            """;

    private static final String VIEW =
            """
            view public.named
                definition: SELECT id FROM public.users
            """;

    @Test
    void constraintOfTheSameContentIsRenamed() {
        Rename.Told told = told(USERS, USERS.replace("ck_users", "ck_people"));

        assertThat(told.renames()).singleElement().satisfies(rename -> {
            assertThat(rename.wanted().name()).isEqualTo("ck_users");
            assertThat(rename.found().name()).isEqualTo("ck_people");
        });
        assertThat(told.rest()).isEmpty();
    }

    @Test
    void constraintOfAnotherContentIsNot() {
        Rename.Told told = told(USERS, USERS.replace("ck_users", "ck_people").replace("id > 0", "id > 1"));

        assertThat(told.renames()).isEmpty();
        assertThat(told.rest()).hasSize(2);
    }

    @Test
    void tableTakesAlongWhatIsCalledAfterIt() {
        Rename.Told told = told(USERS + VIEW, (USERS + VIEW).replace("users", "people"));

        assertThat(told.renames())
                .singleElement()
                .satisfies(rename -> assertThat(rename.wanted().toString()).isEqualTo("public.users"));
        assertThat(told.rest()).isEmpty();
    }

    /** On SQLite a constraint may have no name at all; one that is called like a word of its definition is no exception. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "primary | primary key (a, b)",
                "uq      | unique (a, b)",
                "\"check\" | check (a > 0)",
                "fk      | foreign key (a) references p (id)"
            })
    void constraintGetsOrLosesItsName(String name, String definition) throws SQLException {
        SchemaSnapshot nameless = sqlite("create table t (a int, b int, " + definition + ")");
        SchemaSnapshot named = sqlite(
                "create table t (a int, b int, constraint \"" + name.replace("\"", "") + "\" " + definition + ")");

        for (SchemaDifference difference :
                List.of(SchemaDifference.between(nameless, named), SchemaDifference.between(named, nameless))) {
            Rename.Told told = difference.told((one, other) -> true);
            assertThat(told.renames()).hasSize(1);
            assertThat(told.rest()).isEmpty();
        }
    }

    private static SchemaSnapshot sqlite(String sql) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, "create table p (id integer primary key)");
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        }
    }

    @Test
    void nearestOfSeveralIsMeant() {
        String others = USERS.replace("ck_users", "ck_user") + more("ck_far");

        assertThat(told(USERS, others).renames())
                .extracting(rename -> rename.found().name())
                .isEqualTo(List.of("ck_user"));
    }

    @Test
    void whatDoesNotAgreeIsNotTheSame() {
        SchemaDifference difference = SchemaDifference.between(
                SchemaSnapshot.parse(HEAD + USERS), SchemaSnapshot.parse(HEAD + USERS.replace("users", "people")));

        assertThat(difference.told((expected, actual) -> false).renames()).isEmpty();
    }

    private static String more(String check) {
        return """
              - check %s
                  definition: CHECK ((id > 0))
                  expression: (id > 0)
            """
                .formatted(check);
    }

    private static Rename.Told told(String expected, String actual) {
        return SchemaDifference.between(SchemaSnapshot.parse(HEAD + expected), SchemaSnapshot.parse(HEAD + actual))
                .told((one, other) -> true);
    }
}
