package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Casts that an earlier type left and truth values are overlooked where they mean the same, and only there. */
class SpellingTest {

    private static final Set<Tolerance> NONE = Set.of();

    @Nested
    class OnPostgresql {

        @SuppressWarnings("NullAway.Init") // before all tests
        private static Connection connection;

        @BeforeAll
        static void connect() throws SQLException {
            connection = TestDatabases.postgres();
            connection.setAutoCommit(false);
        }

        @AfterAll
        static void disconnect() throws SQLException {
            connection.close();
        }

        private static SchemaSnapshot schema(String... statements) throws SQLException {
            for (String statement : statements) {
                TestDatabases.run(connection, statement);
            }
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            connection.rollback();
            return schema;
        }

        private static SchemaDifference between(SchemaSnapshot one, SchemaSnapshot other) {
            return SchemaDifference.between(one, other);
        }

        /** A column that became what it is, beside one that has always been. */
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '`',
                textBlock =
                        """
                        varchar     ; text        ; a in ('x', 'y')
                        text        ; varchar     ; a in ('x', 'y')
                        varchar     ; text        ; a = 'x' or a <> all (array['y', 'z'])
                        varchar(20) ; text        ; a = 'x' and coalesce(a, 'y') <> 'z'
                        text        ; varchar(20) ; a = 'x' and coalesce(a, 'y') <> 'z'
                        varchar(20) ; text        ; case when a in ('x', 'y') then a <> 'z' else true end
                        varchar     ; text        ; a between 'b' and 'c' and a like 'd%%'
                        varchar     ; text        ; lower(a) in ('x', 'y') and length(a) > 2
                        int         ; bigint      ; a in (1, 2) and a > 0
                        smallint    ; int         ; a in (1, 2) and a > 0
                        int         ; numeric     ; a in (1, 2) and a not in (3, 4)
                        bigint      ; numeric(9)  ; a in (1, 2) and a > 0
                        """)
        void castsOfAnEarlierTypeAreOverlooked(String earlier, String later, String condition) throws SQLException {
            boolean number = earlier.endsWith("int");
            String table = "create table t (a %s default " + (number ? "5" : "'x'") + ", check (" + condition + "))";
            String index = "create index i on t (a) where " + condition;
            SchemaSnapshot changed = schema(table.formatted(earlier), index, "alter table t alter a type " + later);
            SchemaSnapshot fresh = schema(table.formatted(later), index);
            assertThat(between(fresh, changed).toText()).isEmpty();
            assertThat(between(changed, fresh).toText()).isEmpty();
        }

        @Test
        void withoutTheToleranceTheyCount() throws SQLException {
            String table = "create table t (a %s default 'x', constraint k check (a in ('x', 'y')))";
            SchemaSnapshot changed = schema(table.formatted("varchar"), "alter table t alter a type text");
            SchemaSnapshot fresh = schema(table.formatted("text"));
            assertThat(SchemaDifference.between(fresh, changed, NONE).changes())
                    .extracting(Change::toString)
                    .containsExactly("CHANGED column public.t.a: default", "CHANGED check public.t.k: definition");
            assertThat(between(fresh, changed).changes()).isEmpty();
        }

        @Test
        void aDifferenceShowsTheTextsAsTheyAre() throws SQLException {
            String table = "create table t (a varchar, constraint k check (a in ('x', '%s')))";
            assertThat(between(schema(table.formatted("y")), schema(table.formatted("z")))
                            .toText())
                    .contains("'y'::character varying", "'z'::character varying");
        }

        /** Each pair of conditions lets different rows in, or may. */
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '`',
                textBlock =
                        """
                        t = 'abcd'::varchar(3)           ; t = 'abcd'::varchar
                        t = 'abcd'::varchar(3)           ; t = 'abcd'::varchar(4)
                        t = 'ab '::char(3)               ; t = 'ab '::text
                        t = 'ab'::name                   ; t = 'ab'::text
                        n::numeric(5,2) > 1              ; n > 1
                        n::numeric(5,2) > 1              ; n::numeric(5,1) > 1
                        n::int > 1                       ; n > 1
                        n::text = '1'                    ; n = 1
                        n::text > i::text                ; n > i
                        i::text > '5'                    ; i > 5
                        (n / 2)::int = 1                 ; n / 2 = 1
                        t = '\\x41'::bytea::text         ; t = '\\x41'
                        r > 0.1::real                    ; r > 0.1::float8
                        t::regclass is not null          ; t is not null
                        z > '2026-01-31'::timestamptz    ; z > '2026-01-31'::timestamp
                        z::date = '2026-01-31'::date     ; z = '2026-01-31'::timestamptz
                        t::char(3) = 'abc'               ; t = 'abc'
                        t = any (array['a', 'b'])        ; t = any (array['a', 'c'])
                        t = any ('{a,b}'::varchar(1)[])  ; t = any ('{a,b}'::text[])
                        t = 'a'                          ; t = 'A'
                        pg_typeof('x'::varchar)::text = t ; pg_typeof('x'::text)::text = t
                        kind('x'::varchar) = t           ; kind('x'::text) = t
                        i = 1                            ; f
                        1::bigint << i > 0               ; 1 << i > 0
                        i + 1::bigint > 0                ; i + 1 > 0
                        f = any (array[i = 1, f])        ; f = any (array[i = 2, f])
                        i = any (array[1, 2])            ; i <> any (array[1, 2])
                        i = any (array[1.4::int])        ; i = any (array[1.4])
                        f = true                         ; f = false
                        """)
        void castsThatMayChangeTheValueCount(String one, String other) throws SQLException {
            String functions =
                    """
                    create function kind(varchar) returns text immutable language sql as 'select ''varchar''';
                    create function kind(text) returns text immutable language sql as 'select ''text'''""";
            String table =
                    "create table t (t text, n numeric, i int, f bool, r real, z timestamptz, constraint k check (%s))";
            SchemaSnapshot left = schema(functions, table.formatted(one));
            SchemaSnapshot right = schema(functions, table.formatted(other));
            assertThat(between(left, right).changes())
                    .extracting(Change::toString)
                    .containsExactly("CHANGED check public.t.k: definition");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '`',
                textBlock =
                        """
                        varchar(3)   ; 'abcd'::varchar(3)  ; 'abcd'
                        int          ; 1.5::int            ; 2
                        text         ; 'x'::char(3)        ; 'x'
                        text         ; 5                   ; '5'
                        timestamp    ; '2026-01-31'::timestamptz ; '2026-01-31'
                        real         ; 0.1::float8         ; '0.1'::real
                        bytea        ; '\\x41'::bytea      ; '\\x42'::bytea
                        """)
        void defaultsThatMayDifferCount(String type, String one, String other) throws SQLException {
            String table = "create table t (a " + type + " default %s)";
            assertThat(between(schema(table.formatted(one)), schema(table.formatted(other)))
                            .changes())
                    .extracting(Change::toString)
                    .containsExactly("CHANGED column public.t.a: default");
        }
    }

    @Nested
    class OnSqlite {

        private static SchemaSnapshot schema(String sql) throws SQLException {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, sql);
                return SchemaSnapshot.of(connection);
            }
        }

        @Test
        void truthsAreNumbers() throws SQLException {
            String table = "create table t (f boolean default %s, check (f = %s or f is null), check (f is true))";
            SchemaSnapshot words = schema(table.formatted("FALSE", "true"));
            SchemaSnapshot numbers = schema(table.formatted("0", "1"));
            assertThat(SchemaDifference.between(words, numbers).toText()).isEmpty();
            assertThat(SchemaDifference.between(words, numbers, NONE).isEmpty()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"f is 1;f is true", "f = 'true';f = true", "f = '0';f = 0", "f = 1;f = false"})
        void whatIsntTheSameCounts(String pair) throws SQLException {
            List<String> both = List.of(pair.split(";"));
            String table = "create table t (f int, constraint k check (%s))";
            assertThat(SchemaDifference.between(
                                    schema(table.formatted(both.get(0))), schema(table.formatted(both.get(1))))
                            .changes())
                    .extracting(Change::toString)
                    .containsExactly("CHANGED check t.k: definition");
        }

        @Test
        void aDefaultInQuotesIsAnother() throws SQLException {
            String table = "create table t (f text default %s)";
            assertThat(SchemaDifference.between(schema(table.formatted("0")), schema(table.formatted("'0'")))
                            .changes())
                    .hasSize(1);
        }
    }
}
