package dev.retort.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> DATABASES = List.of("postgresql", "sqlite");

    @ParameterizedTest
    @CsvSource({"postgres, postgresql", "SQLite3, sqlite", "sqlit, sqlite", "postgersql, postgresql"})
    void isOneThatFewLettersTellApart(String asked, String meant) {
        assertThat(NearestName.of(asked, DATABASES)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"mysql", "oracle", "h2", "a", "''", "mssql", "sql"})
    void isNoneThatManyLettersTellApart(String asked) {
        assertThat(NearestName.of(asked, DATABASES)).isEmpty();
    }

    @Test
    void theFirstOfThoseEquallyNear() {
        assertThat(NearestName.of("usr", List.of("usx", "usa", "u_s_r_s"))).hasValue("usa");
        assertThat(NearestName.of("a-b_c", List.of("a_b_d", "A_B-C"))).hasValue("A_B-C");
    }

    @Test
    void theLastPartDecidesHowFarIsFar() {
        assertThat(NearestName.of("customers.ab", List.of("customers.xy"))).isEmpty();
        assertThat(NearestName.of("customers.ab", List.of("customers.ax"))).hasValue("customers.ax");
    }

    @Test
    void mayShareAWord() {
        List<String> keys = List.of("url", "lock_timeout", "post_write_hooks");
        assertThat(NearestName.sharingAWord("db_url", keys)).hasValue("url");
        assertThat(NearestName.sharingAWord("timeout", keys)).hasValue("lock_timeout");
        assertThat(NearestName.sharingAWord("hook", keys)).hasValue("post_write_hooks");
        assertThat(NearestName.sharingAWord("driver", keys)).isEmpty();
    }

    @Test
    void isAddedToAProblemWithWhatThereIs() {
        Problem problem = Problem.of("x", "there is no table 'user'");
        assertThat(NearestName.addTo(problem, "table", "user", List.of("orders", "users"))
                        .text())
                .isEqualTo("there is no table 'user'\n  there are: orders, users\n  what to do: did you mean 'users'?");
        assertThat(NearestName.addTo(problem, "table", "user", List.of()).text())
                .contains("check the table's name")
                .doesNotContain("there are");
    }
}
