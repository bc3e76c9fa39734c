package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

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
