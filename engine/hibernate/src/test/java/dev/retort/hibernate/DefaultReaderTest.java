package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Default;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DefaultReaderTest {

    @Test
    void plainValuesAreValues() {
        assertThat(DefaultReader.read("'it''s'")).contains(Default.literal("it's"));
        assertThat(DefaultReader.read(" 18 ")).contains(Default.literal(18));
        assertThat(DefaultReader.read("-3000000000")).contains(Default.literal(-3_000_000_000L));
        assertThat(DefaultReader.read("1.50")).contains(Default.literal(new BigDecimal("1.50")));
        assertThat(DefaultReader.read("TRUE")).contains(Default.literal(true));
    }

    @Test
    void allElseIsAnExpression() {
        assertThat(DefaultReader.read("now()")).contains(Default.expression("now()"));
        assertThat(DefaultReader.read("'a'::text")).contains(Default.expression("'a'::text"));
        assertThat(DefaultReader.read("'a' || 'b'")).contains(Default.expression("'a' || 'b'"));
        assertThat(DefaultReader.read("007")).contains(Default.expression("007"));
    }

    @Test
    void nullIsNoDefault() {
        assertThat(DefaultReader.read("NULL")).isEmpty();
    }
}
