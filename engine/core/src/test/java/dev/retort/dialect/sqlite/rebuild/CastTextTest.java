package dev.retort.dialect.sqlite.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.sqlite.rebuild.ColumnAlterations.CastText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CastTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAST(sku AS integer)                             | sku",
                "cast ( substr(age, 2) as BIGINT )                | substr(age, 2)",
                "CAST(CAST(a AS text) AS numeric(10, 2))          | CAST(a AS text)",
                "CAST(\"a AS b\" AS double precision)               | \"a AS b\""
            })
    void aCastToANumberIsRead(String expression, String operand) {
        assertThat(CastText.read(expression)).contains(new CastText(operand));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "CAST(a AS varchar(10))",
                "CAST(a AS integer) + 1",
                "CAST(a AS integer) + CAST(b AS integer)",
                "CASE a WHEN 1 THEN CAST(b AS integer) END",
                "CAST(a"
            })
    void anythingElseIsNot(String expression) {
        assertThat(CastText.read(expression)).isEmpty();
    }

    @Test
    void theConditionHoldsForWords() {
        assertThat(new CastText("a").offending()).isEqualTo("typeof(a) = 'text' AND CAST(a AS NUMERIC) <> (a)");
    }
}
