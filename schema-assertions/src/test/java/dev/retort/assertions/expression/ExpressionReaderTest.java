package dev.retort.assertions.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.In;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Expression.Unread;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionReaderTest {

    private static Expression sqlite(String sql) {
        return new ExpressionReader(DatabaseKind.SQLITE).read(sql);
    }

    private static Expression postgresql(String sql) {
        return new ExpressionReader(DatabaseKind.POSTGRESQL).read(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    a = b < c ¦ a = (b < c) ¦ (a = b) < c
                    a || b + c ¦ (a || b) + c ¦ a || (b + c)
                    a = b is null ¦ (a = b) is null ¦ (a = b) is null
                    a like b || c ¦ a like (b || c) ¦ a like (b || c)
                    not a = b ¦ not (a = b) ¦ not (a = b)
                    a - b - c ¦ (a - b) - c ¦ (a - b) - c
                    - a * b ¦ (- a) * b ¦ (- a) * b
                    a and not b or c ¦ (a and (not b)) or c ¦ (a and (not b)) or c
                    a between b and c and d ¦ (a >= b) and (a <= c) and d ¦ (a >= b) and (a <= c) and d
                    """)
    void knowsEachDatabasesPrecedence(String sql, String onSqlite, String onPostgresql) {
        assertThat(sqlite(sql)).hasToString(onSqlite);
        assertThat(postgresql(sql)).hasToString(onPostgresql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    EXTRACT(year FROM d) ¦ extract('year', d)
                    SUBSTRING(t FROM 2 FOR 3) ¦ substring(t, 2, 3)
                    "substring"(t, 2, 3) ¦ substring(t, 2, 3)
                    TRIM(BOTH 'x'::text FROM t) ¦ btrim(t, cast('x' as text))
                    TRIM(LEADING FROM t) ¦ ltrim(t)
                    POSITION(('x'::text) IN (t)) ¦ strpos(t, cast('x' as text))
                    (t AT TIME ZONE 'UTC'::text) ¦ timezone(cast('UTC' as text), t)
                    CURRENT_DATE ¦ current_date()
                    public.f(a) ¦ f(a)
                    other.f(a) ¦ other.f(a)
                    (a)::timestamp(3) with time zone ¦ cast(a as timestamp(3) with time zone)
                    (a)::public.mood[] ¦ cast(a as mood[])
                    (doc ->> 'x'::text) ¦ doc ->> cast('x' as text)
                    (a > ALL (ARRAY[1, 2])) ¦ > all(a, array(1, 2))
                    (t ~* 'x'::text) ¦ t iregexp cast('x' as text)
                    date '2026-01-31' ¦ cast('2026-01-31' as date)
                    """)
    void readsWhatPostgresqlWrites(String sql, String tree) {
        assertThat(postgresql(sql)).hasToString(tree);
    }

    @Test
    void givesATreeThatAProgramCanWalk() {
        assertThat(sqlite("a >= 1 AND t IN ('x', 'y')"))
                .isEqualTo(new Logical(
                        Logical.Connective.AND,
                        List.of(
                                new Comparison(
                                        Comparison.Operator.AT_LEAST,
                                        new Column("a"),
                                        new Literal.Numeric(BigDecimal.ONE)),
                                new In(
                                        new Column("t"),
                                        List.of(new Literal.Text("x"), new Literal.Text("y")),
                                        false))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    a in (select B from C) ¦ a in ( select b from c )
                    (a, b) = (1, 2) ¦ ( a , b ) = ( 1 , 2 )
                    a between symmetric 2 and 1 ¦ a between symmetric 2 and 1
                    a > ¦ a >
                    a < 1e999999999 ¦ a < 1e999999999
                    (a)[1] = 'X' ¦ ( a ) [ 1 ] = 'X'
                    count(*) over () ¦ count ( * ) over ( )
                    """)
    void keepsTheTokensOfWhatItCannotRead(String sql, String text) {
        assertThat(postgresql(sql)).isEqualTo(new Unread(text));
    }

    @Test
    void readsTheFirstOfSeveral() {
        TokenCursor cursor =
                new TokenCursor(Tokenizer.tokens("lower((a)::text) text_ops DESC", DatabaseKind.POSTGRESQL));
        assertThat(new ExpressionReader(DatabaseKind.POSTGRESQL).readFirst(cursor))
                .hasToString("lower(cast(a as text))");
        assertThat(cursor.rest()).extracting("text").containsExactly("text_ops", "DESC");
    }
}
