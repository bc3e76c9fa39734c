package dev.retort.junit.check;

import static dev.retort.sql.DatabaseKind.POSTGRESQL;
import static dev.retort.sql.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlameTest {

    @Test
    void commentsAndWordsOfATextNameNothing() {
        assertThat(Blame.mentions("UPDATE a SET x = 1 -- as users has it", "users", POSTGRESQL))
                .isFalse();
        assertThat(Blame.mentions("UPDATE a SET x = 'of all users'", "users", SQLITE))
                .isFalse();
        assertThat(Blame.mentions("UPDATE \"Users\" SET x = 1", "users", SQLITE))
                .isTrue();
    }

    @Test
    void nameMayHoldAQuote() {
        assertThat(Blame.mentions("DROP TABLE \"a \"\"b\"\"\"", "a \"b\"", SQLITE))
                .isTrue();
    }

    @Test
    void textThatIsANameAndCodeName() {
        assertThat(Blame.mentions("SELECT setval('public.users_id_seq', 7)", "users_id_seq", POSTGRESQL))
                .isTrue();
        assertThat(Blame.mentions("DO $$ BEGIN EXECUTE 'DELETE FROM users'; END $$", "users", POSTGRESQL))
                .isTrue();
    }

    @Test
    void keyThatPointsToATableDoesNotTouchIt() {
        String sql = "CREATE TABLE b (a_id INTEGER REFERENCES /* the */ main.\"a\" (id))";

        assertThat(Blame.touches(sql, "a", SQLITE)).isFalse();
        assertThat(Blame.touches(sql, "b", SQLITE)).isTrue();
        assertThat(Blame.mentions(sql, "a", SQLITE)).isTrue();
    }
}
