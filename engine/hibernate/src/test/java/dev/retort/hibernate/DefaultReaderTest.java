package dev.retort.hibernate;

import static dev.retort.schema.Schema.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Default;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DefaultReaderTest {

    @Test
    void plainValuesAreValues() {
        assertThat(DefaultReader.read("'it''s'")).contains(new Default.Literal("it's"));
        assertThat(DefaultReader.read(" 18 ")).contains(new Default.Literal(18));
        assertThat(DefaultReader.read("-3000000000")).contains(new Default.Literal(-3_000_000_000L));
        assertThat(DefaultReader.read("1.50")).contains(new Default.Literal(new BigDecimal("1.50")));
        assertThat(DefaultReader.read("TRUE")).contains(new Default.Literal(true));
    }

    @Test
    void allElseIsAnExpression() {
        assertThat(DefaultReader.read("now()")).contains(new Default.Expression(sql("now()")));
        assertThat(DefaultReader.read("'a'::text")).contains(new Default.Expression(sql("'a'::text")));
        assertThat(DefaultReader.read("'a' || 'b'")).contains(new Default.Expression(sql("'a' || 'b'")));
        assertThat(DefaultReader.read("007")).contains(new Default.Expression(sql("007")));
    }

    @Test
    void nullIsNoDefault() {
        assertThat(DefaultReader.read("NULL")).isEmpty();
    }
}
