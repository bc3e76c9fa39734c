package dev.retort.row;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are read in the forms in which either database keeps them. */
class RowTest {

    private static final UUID ID = UUID.fromString("0191f3a0-1111-7222-8333-444455556666");

    private static Row of(@Nullable Object value) {
        return row("a", value);
    }

    @Test
    void numbers() {
        assertThat(of(7).integer("a")).contains(7L);
        assertThat(of("7").integer("a")).contains(7L);
        assertThat(of(new BigDecimal("7.00")).integer("a")).contains(7L);
        assertThat(of(7.5).decimal("a")).contains(new BigDecimal("7.5"));
        assertThat(of("10.20").decimal("a")).contains(new BigDecimal("10.20"));
        assertThat(of(BigInteger.TEN).decimal("a")).contains(BigDecimal.TEN);
        assertThatThrownBy(() -> of(7.5).integer("a"))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("column a holds no whole number but a Double");
    }

    @Test
    void truthValues() {
        assertThat(of(true).bool("a")).contains(true);
        assertThat(of(1).bool("a")).contains(true);
        assertThat(of(0L).bool("a")).contains(false);
        assertThat(of("f").bool("a")).contains(false);
        assertThatThrownBy(() -> of(2).bool("a")).hasMessageContaining("no truth value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31 10:30:00+00:00",
                "2026-01-31T10:30:00Z",
                "2026-01-31 10:30:00",
                "2026-01-31 10:30:00.000",
                "2026-01-31 12:30:00.000000+02:00",
                "2026-01-31 12:30+02:00",
                "2026-01-31 12:30:00+02"
            })
    void instantsAsText(String text) {
        assertThat(of(text).instant("a")).contains(Instant.parse("2026-01-31T10:30:00Z"));
    }

    @Test
    void instantsAsTimes() {
        Instant instant = Instant.parse("2026-01-31T10:30:00.123456Z");
        assertThat(of(instant).instant("a")).contains(instant);
        assertThat(of(OffsetDateTime.parse("2026-01-31T12:30:00.123456+02:00")).instant("a"))
                .contains(instant);
        assertThat(of(LocalDateTime.parse("2026-01-31T10:30:00.123456")).instant("a"))
                .contains(instant);
        assertThatThrownBy(() -> of("yesterday").instant("a"))
                .hasMessageContaining("no instant but a String")
                .hasMessageNotContaining("yesterday");
    }

    @Test
    void datesAndTimes() {
        assertThat(of("2026-01-31").date("a")).contains(LocalDate.of(2026, 1, 31));
        assertThat(of(LocalDate.of(2026, 1, 31)).date("a")).contains(LocalDate.of(2026, 1, 31));
        assertThat(of("23:59:59.5").time("a")).contains(LocalTime.of(23, 59, 59, 500_000_000));
        assertThat(of("2026-01-31 23:59:59").timestamp("a")).contains(LocalDateTime.of(2026, 1, 31, 23, 59, 59));
        assertThatThrownBy(() -> of("2026-02-30").date("a")).hasMessageContaining("no date");
    }

    @Test
    void bytesAndUuids() {
        byte[] bytes = {1, 91, -13};
        assertThat(of(bytes).bytes("a").orElseThrow()).containsExactly(bytes);
        assertThat(of(ID).uuid("a")).contains(ID);
        assertThat(of(ID.toString()).uuid("a")).contains(ID);
        assertThatThrownBy(() -> of("no").uuid("a")).hasMessageContaining("no UUID");
        assertThatThrownBy(() -> of("no").bytes("a")).hasMessageContaining("no bytes");
    }

    @Test
    void nullIsEmptyAndAnUnknownColumnIsAnError() {
        assertThat(of(null).instant("a")).isEmpty();
        assertThat(of(null).integer("a")).isEmpty();
        assertThatThrownBy(() -> of(1).integer("b"))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("no column b")
                .hasMessageContaining("[a]");
    }

    @Test
    void aKeyIsPartOfARow() {
        assertThat(row("a", 1, "b", 2).only(List.of("b"))).isEqualTo(row("b", 2));
    }
}
