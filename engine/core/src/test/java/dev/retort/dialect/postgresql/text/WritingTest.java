package dev.retort.dialect.postgresql.text;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.retort.dialect.SqlWriter;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.postgresql.Workbench;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ColumnOperation.RenameColumn;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.sql.Identifiers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, values, types and defaults, and what a server makes of them. */
class WritingTest {

    private static Workbench bench;

    private final SqlWriter words = new PostgresqlDialect().writer();

    @BeforeAll
    static void openDatabase() throws SQLException {
        bench = Workbench.open();
        bench.execute("CREATE TYPE \"Mood\" AS ENUM ('ok'); CREATE SEQUENCE \"my seq\"; SET timezone TO 'UTC'");
    }

    @AfterAll
    static void dropDatabase() throws SQLException {
        bench.close();
    }

    @Test
    void namesAreQuotedOnlyWhereNeeded() {
        assertThat(words.name("users_2")).isEqualTo("users_2");
        assertThat(words.name("Users")).isEqualTo("\"Users\"");
        assertThat(words.name("user")).isEqualTo("\"user\"");
        assertThat(words.name("2x")).isEqualTo("\"2x\"");
        assertThat(words.name("größe")).isEqualTo("\"größe\"");
        assertThat(words.name(QualifiedName.of("my shop", "a.b"))).isEqualTo("\"my shop\".\"a.b\"");
    }

    @Test
    void reservedWordsAreTheServersOwn() throws SQLException {
        assertThat(bench.column("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'"))
                .hasSizeGreaterThan(100)
                .allMatch(Identifiers.POSTGRESQL::isReserved);
    }

    @Test
    void longNamesAreRefusedByTheirBytes() {
        assertThat(words.name("a".repeat(63))).hasSize(63);
        assertThatThrownBy(() -> words.name("ä".repeat(32)))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("64 bytes")
                .hasMessageContaining("at most 63");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"; DROP TABLE victim; --",
                "a'b",
                "a\\",
                "$$",
                "/*",
                "--",
                "a\nb",
                "?",
                ":x",
                "💣",
                " ",
                "select",
                "\"",
                "U&\"a\""
            })
    void hostileNamesAndValuesStayWhatTheyAre(String hostile) throws SQLException {
        String name = hostile.isBlank() ? "x" + hostile : hostile;
        QualifiedName table = QualifiedName.of(name);
        bench.execute("CREATE TABLE IF NOT EXISTS victim ()");
        bench.apply(new CreateTable(
                table(table, column(name, text()).defaultTo(hostile).comment(hostile))
                        .comment(hostile),
                Presence.REQUIRED));
        bench.apply(new RenameColumn(table, name, name + "2"));
        bench.apply(new InsertRows(table, List.of(row(name + "2", hostile))));
        bench.execute("INSERT INTO " + words.name(table) + " DEFAULT VALUES");
        assertThat(bench.column("SELECT " + words.name(name + "2") + " FROM " + words.name(table)))
                .containsExactly(hostile, hostile);
        assertThat(bench.column("SELECT relname FROM pg_class WHERE relname = 'victim'"))
                .hasSize(1);
        bench.execute("DROP TABLE " + words.name(table));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("it's", "text", "it's"),
                arguments("a\\'b", "text", "a\\'b"),
                arguments(42, "int", "42"),
                arguments(Long.MIN_VALUE, "bigint", "-9223372036854775808"),
                arguments(BigInteger.TEN.pow(30), "numeric", "1" + "0".repeat(30)),
                arguments(new BigDecimal("1E+3"), "numeric", "1000"),
                arguments(new BigDecimal("-0.10"), "numeric", "-0.10"),
                arguments(0.1, "float8", "0.1"),
                arguments(Double.NaN, "float8", "NaN"),
                arguments(Double.NEGATIVE_INFINITY, "numeric", "-Infinity"),
                arguments(Float.POSITIVE_INFINITY, "real", "Infinity"),
                arguments(true, "boolean", "t"),
                arguments(new byte[] {0, 39, 92, -1}, "bytea", "\\x00275cff"),
                arguments(
                        UUID.fromString("00000000-0000-0000-0000-00000000000a"),
                        "uuid",
                        "00000000-0000-0000-0000-00000000000a"),
                arguments(LocalDate.of(2026, 1, 2), "date", "2026-01-02"),
                arguments(LocalDate.of(-43, 3, 15), "date", "0044-03-15 BC"),
                arguments(LocalDate.of(12345, 1, 1), "date", "12345-01-01"),
                arguments(LocalTime.of(1, 2), "time", "01:02:00"),
                arguments(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6000), "timestamp", "2026-01-02 03:04:05.000006"),
                arguments(Instant.EPOCH, "timestamptz", "1970-01-01 00:00:00+00"),
                arguments(
                        OffsetDateTime.of(0, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(2)),
                        "timestamptz",
                        "0002-12-31 22:00:00+00 BC"),
                arguments(Duration.ofMinutes(90), "interval", "01:30:00"),
                arguments(Period.ofMonths(14), "interval", "1 year 2 mons"),
                arguments(List.of("a,b", "c\"d"), "text[]", "{\"a,b\",\"c\\\"d\"}"),
                arguments(List.of(), "int[]", "{}"),
                arguments(List.of(List.of(1, 2), List.of(3, 4)), "int[]", "{{1,2},{3,4}}"),
                arguments(List.of(LocalDate.of(2026, 1, 2)), "date[]", "{2026-01-02}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesArriveAsTheyAre(Object value, String type, String shown) throws SQLException {
        bench.execute("SET timezone TO 'UTC'; CREATE TEMPORARY TABLE kept (v " + type + ")");
        bench.execute("INSERT INTO kept VALUES (" + words.literal(value) + ")");
        bench.execute("SET extra_float_digits = 1");
        assertThat(bench.catalog()
                        .query("SELECT v::text AS v FROM kept")
                        .get(0)
                        .text("v")
                        .orElseThrow())
                .isEqualTo(shown.equals("t") ? "true" : shown);
        bench.execute("DROP TABLE kept");
    }

    @Test
    void valuesThatCanNotBeWrittenAreRefused() {
        assertThat(words.literal(null)).isEqualTo("NULL");
        assertThatThrownBy(() -> words.literal("a\0b")).hasMessageContaining("NUL character");
        for (Object odd : List.of(new Object(), new AtomicInteger(), Year.of(2026))) {
            assertThatThrownBy(() -> words.literal(odd))
                    .isInstanceOf(InvalidOperationException.class)
                    .hasMessageContaining(odd.getClass().getName());
        }
    }

    @Test
    void everyTypeIsWhatItIsCalled() throws SQLException {
        List<SqlType> types = List.of(
                uuid(),
                string(7),
                text(),
                bool(),
                smallInteger(),
                integer(),
                bigInteger(),
                numeric(),
                numeric(5, 2),
                new SqlType.NumericType(OptionalInt.of(5), OptionalInt.empty()),
                real(),
                doublePrecision(),
                date(),
                time(),
                new SqlType.TimeType(true, OptionalInt.of(3)),
                timestamp(),
                timestampWithZone(),
                new SqlType.TimestampType(true, OptionalInt.of(0)),
                interval(),
                bytes(),
                json(),
                jsonb(),
                enumeration("Mood", "ok"),
                arrayOf(string(3)),
                nativeType("int4range"));
        List<String> shown = new ArrayList<>();
        for (SqlType type : types) {
            bench.execute("CREATE TABLE typed (c " + words.type(type) + ")");
            shown.addAll(bench.column("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                    + " WHERE attrelid = 'typed'::regclass AND attname = 'c'"));
            bench.execute("DROP TABLE typed");
        }
        assertThat(shown)
                .containsExactly(
                        "uuid",
                        "character varying(7)",
                        "text",
                        "boolean",
                        "smallint",
                        "integer",
                        "bigint",
                        "numeric",
                        "numeric(5,2)",
                        "numeric(5,0)",
                        "real",
                        "double precision",
                        "date",
                        "time without time zone",
                        "time(3) with time zone",
                        "timestamp without time zone",
                        "timestamp with time zone",
                        "timestamp(0) with time zone",
                        "interval",
                        "bytea",
                        "json",
                        "jsonb",
                        "\"Mood\"",
                        "character varying(3)[]",
                        "int4range");
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                arguments(now(), timestampWithZone(), "CURRENT_TIMESTAMP"),
                arguments(now(), date(), "CURRENT_DATE"),
                arguments(now(), time(), "LOCALTIME"),
                arguments(randomUuid(), uuid(), "gen_random_uuid()"),
                arguments(
                        new Default.NextValue(QualifiedName.of("my seq")),
                        bigInteger(),
                        "nextval('\"my seq\"'::regclass)"),
                arguments(
                        new Default.Literal(List.of("ok")),
                        arrayOf(enumeration("Mood", "ok")),
                        "ARRAY['ok']::\"Mood\"[]"),
                arguments(new Default.Literal(List.of()), arrayOf(integer()), "'{}'"),
                arguments(new Default.Literal(false), bool(), "FALSE"),
                arguments(new Default.Literal("{\"a\": 1}"), jsonb(), "'{\"a\": 1}'"),
                arguments(new Default.Expression(sql("lower('A')")), text(), "lower('A')"),
                arguments(new Default.Expression(sql("1 + 1")), integer(), "(1 + 1)"),
                arguments(new Default.Expression(sql("NULL IS NOT NULL")), bool(), "(NULL IS NOT NULL)"));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void defaultsAreTaken(Default value, SqlType type, String sql) throws SQLException {
        assertThat(words.defaultValue(value, type)).isEqualTo(sql);
        bench.apply(
                new CreateTable(table("filled", column("c", type).withDefault(Optional.of(value))), Presence.REQUIRED));
        bench.execute("INSERT INTO filled DEFAULT VALUES");
        assertThat(bench.column("SELECT c FROM filled WHERE c IS NOT NULL")).hasSize(1);
        bench.execute("DROP TABLE filled");
    }
}
