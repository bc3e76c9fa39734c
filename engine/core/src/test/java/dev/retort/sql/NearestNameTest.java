package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("orders", "users", "order_lines", "version_table", "id");

    @ParameterizedTest
    @CsvSource({"'', '', 0", "users, users, 0", "'', abc, 3", "usres, users, 2", "user, users, 1", "kitten, sitting, 3"
    })
    void countsLettersAddedRemovedAndChanged(String one, String other, int distance) {
        assertThat(NearestName.distance(one, other)).isEqualTo(distance);
        assertThat(NearestName.distance(other, one)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "usres, users",
        "USER, users",
        "order-lines, order_lines",
        "order_lnies, order_lines",
        "table, version_table",
        "ic, id"
    })
    void offersWhatIsNear(String typed, String meant) {
        assertThat(NearestName.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "customers", "ab", "mysql"})
    void offersNothingThatIsFar(String typed) {
        assertThat(NearestName.to(typed, List.of("y", "sqlite", "products", "cd")))
                .isEmpty();
    }

    @Test
    void putsTheNearestFirst() {
        assertThat(NearestName.first(2, "user", List.of("orders", "products", "users")))
                .containsExactly("users", "orders");
        assertThat(NearestName.first(2, "order", List.of())).isEmpty();
    }
}
