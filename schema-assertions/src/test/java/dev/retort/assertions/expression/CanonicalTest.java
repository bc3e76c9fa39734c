package dev.retort.assertions.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQLite's author writes and what PostgreSQL 14 to 18 deparses, with the one form that both have. */
class CanonicalTest {

    private static final Scope SCOPE = new Scope(Map.of(
            "a", ValueKind.INTEGER,
            "b", ValueKind.INTEGER,
            "n", ValueKind.DECIMAL,
            "t", ValueKind.TEXT,
            "u", ValueKind.TEXT,
            "f", ValueKind.BOOLEAN,
            "at", ValueKind.TIMESTAMP,
            "day", ValueKind.OTHER));

    private static String canonical(String sql, DatabaseKind dialect) {
        return new Canonical(dialect, SCOPE, List.of())
                .condition(new ExpressionReader(dialect).read(sql))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    a > 0 ¦ (a > 0) ¦ a > 0
                    0 < a ¦ (0 < a) ¦ a > 0
                    a == -1 ¦ (a = '-1'::integer) ¦ a = -1
                    n > -1.50 ¦ (n > '-1.5'::numeric) ¦ n > -1.5
                    a < 0x1F ¦ (a < 31) ¦ a < 31
                    n > 1.5e2 ¦ (n > '150'::numeric) ¦ n > 150
                    n = 1.0 ¦ (n = (1)::numeric) ¦ n = 1
                    a != 1 and b <> 2 ¦ ((a <> 1) AND (b <> 2)) ¦ (a <> 1) and (b <> 2)
                    a > 1 or b > 2 and a > 3 ¦ ((a > 1) OR ((b > 2) AND (a > 3))) ¦ (a > 1) or ((b > 2) and (a > 3))
                    (a > 1 and b > 2) and a > 3 ¦ ((a > 1) AND (b > 2) AND (a > 3)) ¦ (a > 1) and (b > 2) and (a > 3)
                    t in ('y', 'x') ¦ (t = ANY (ARRAY['y'::text, 'x'::text])) ¦ t in ('x', 'y')
                    t in ('y', 'x') ¦ ((t)::text = ANY ((ARRAY['y'::character varying, 'x'::character varying])::text[])) ¦ t in ('x', 'y')
                    t in ('y', 'x') ¦ (t = ANY ('{x,y}'::text[])) ¦ t in ('x', 'y')
                    t not in ('x', 'y') ¦ ((t)::text <> ALL ((ARRAY['x'::character varying, 'y'::character varying])::text[])) ¦ t not in ('x', 'y')
                    t in ('x') ¦ (t = 'x'::text) ¦ t = 'x'
                    a in (1, 2, b) ¦ ((a = ANY (ARRAY[1, 2])) OR (a = b)) ¦ (a in (1, 2)) or (a = b)
                    a between 1 and 5 ¦ ((a >= 1) AND (a <= 5)) ¦ (a >= 1) and (a <= 5)
                    a not between 1 and 5 ¦ ((a < 1) OR (a > 5)) ¦ (a < 1) or (a > 5)
                    not a between 1 and 5 ¦ (NOT ((a >= 1) AND (a <= 5))) ¦ (a < 1) or (a > 5)
                    a is null ¦ (a IS NULL) ¦ a is null
                    a notnull ¦ (a IS NOT NULL) ¦ a is not null
                    a is not b ¦ (a IS DISTINCT FROM b) ¦ a is distinct from b
                    a is b ¦ (NOT (a IS DISTINCT FROM b)) ¦ a is not distinct from b
                    a is distinct from null ¦ (a IS NOT NULL) ¦ a is not null
                    t || 'x' = u ¦ ((t || 'x'::text) = u) ¦ (t || 'x') = u
                    a + b * 2 > 7 ¦ ((a + (b * 2)) > 7) ¦ (a + (b * 2)) > 7
                    a / 2 > 1 ¦ ((a / 2) > 1) ¦ (a div 2) > 1
                    a / 2.0 > 1 ¦ (((a)::numeric / 2.0) > (1)::numeric) ¦ (a / 2) > 1
                    a % 2 = 0 ¦ ((a % 2) = 0) ¦ (a mod 2) = 0
                    -a > +b ¦ ((- a) > (+ b)) ¦ (- a) > b
                    f ¦ f ¦ f
                    f = 1 ¦ (f = true) ¦ f
                    f = 0 ¦ (NOT f) ¦ not f
                    f <> 1 and 1 ¦ ((f <> true) AND true) ¦ (not f) and true
                    f is true ¦ (f IS TRUE) ¦ f is true
                    f is not 0 ¦ (f IS NOT FALSE) ¦ f is not false
                    f in (0, 1) ¦ (f = ANY (ARRAY[false, true])) ¦ f in (false, true)
                    coalesce(f, 0) ¦ COALESCE(f, false) ¦ coalesce(f, false)
                    coalesce(f, 0) = 1 ¦ (COALESCE(f, false) = true) ¦ coalesce(f, false)
                    (a > 1) + f = 2 ¦ (((a > 1))::integer + (f)::integer) = 2 ¦ ((a > 1) + f) = 2
                    case when f then 1 else 0 end ¦ CASE WHEN f THEN true ELSE false END ¦ case when f then true else false end
                    case a when 1 then t end = 'x' ¦ (CASE a WHEN 1 THEN t ELSE NULL::text END = 'x'::text) ¦ (case a when 1 then t end) = 'x'
                    nullif(t, '') is not null ¦ (NULLIF(t, ''::text) IS NOT NULL) ¦ nullif(t, '') is not null
                    cast(a as text) = '1' ¦ ((a)::text = '1'::text) ¦ cast(a as text) = '1'
                    CAST(a AS REAL) > 1.5 ¦ ((a)::double precision > (1.5)::double precision) ¦ a > 1.5
                    t = "x y" ¦ (t = 'x y'::text) ¦ t = 'x y'
                    "t" = 'it''s' ¦ ("t" = 'it''s'::text) ¦ t = 'it''s'
                    t like '%@%' ¦ (t ~~ '%@%'::text) ¦ t like '%@%'
                    t not like '_%' ¦ (t !~~ '_%'::text) ¦ t not like '_%'
                    t like 'ab%' ¦ (t ~~* 'ab%'::text) ¦ t ilike 'ab%'
                    t glob 'ab*' ¦ (t ~~ 'ab%'::text) ¦ t like 'ab%'
                    t like '5!%' escape '!' ¦ (t ~~ like_escape('5!%'::text, '!'::text)) ¦ t like '5\\%'
                    t like 'a\\_%' ¦ (t ~~* 'a\\\\_%'::text) ¦ t ilike 'a\\\\_%'
                    at >= '2026-01-31' ¦ (at >= '2026-01-31 00:00:00'::timestamp without time zone) ¦ at >= '2026-01-31'
                    at >= '2026-01-31T10:00:00Z' ¦ (at >= '2026-01-31 10:00:00+00'::timestamp with time zone) ¦ at >= '2026-01-31 10:00:00'
                    day > '2026-01-31' ¦ (day > '2026-01-31'::date) ¦ day > '2026-01-31'
                    x'00FF' = u ¦ ('\\x00ff'::bytea = u) ¦ u = x'00ff'
                    t collate binary = u ¦ ((t COLLATE "C") = u) ¦ t = u
                    tab.t = u ¦ (tab.t = u) ¦ t = u
                    not (a > 1 or f) ¦ (NOT ((a > 1) OR f)) ¦ (a <= 1) and (not f)
                    """)
    void isTheSameForBothDatabases(String sqlite, String postgresql, String canonical) {
        assertThat(canonical(sqlite, DatabaseKind.SQLITE)).isEqualTo(canonical);
        assertThat(canonical(postgresql, DatabaseKind.POSTGRESQL)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
                    t like 'ab%' ¦ (t ~~ 'ab%'::text)
                    a / 2 > 1 ¦ (((a)::numeric / (2)::numeric) > (1)::numeric)
                    cast(n as integer) = 2 ¦ ((n)::integer = 2)
                    a || 1 = '1' ¦ ((a || 1.0) = '1'::text)
                    cast(cast(a as real) as text) = '1' ¦ ((a)::text = '1'::text)
                    f = 'true' ¦ (f = true)
                    cast(t as varchar(3)) = 'abc' ¦ ((t)::character varying(3) = 'abc'::text)
                    t collate nocase = 'x' ¦ (t = 'x'::text)
                    a < b ¦ (a <= b)
                    a > 1 and b > 1 ¦ ((b > 1) AND (a > 1))
                    """)
    void differsWhereTheMeaningMay(String sqlite, String postgresql) {
        assertThat(canonical(sqlite, DatabaseKind.SQLITE)).isNotEqualTo(canonical(postgresql, DatabaseKind.POSTGRESQL));
    }

    @Test
    void cutsAFractionOffAsTruncDoes() {
        assertThat(canonical("cast(n as integer) = 2", DatabaseKind.SQLITE))
                .isEqualTo(canonical("((trunc(n))::integer = 2)", DatabaseKind.POSTGRESQL));
    }
}
