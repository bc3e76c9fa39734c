package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.testing.EveryType;
import dev.retort.testing.TestDatabases;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults through a writer and back, and through a server, which shows them in its own way. */
class DefaultReadingTest {

    private static final SqlType MOOD = Schema.enumeration(EveryType.MOOD);

    private static SqlReader reader(String dialect) {
        return Dialects.onClassPath().get(dialect).reader();
    }

    private static SqlWriter writer(String dialect) {
        return Dialects.onClassPath().get(dialect).writer();
    }

    /** One value for each type at least; fails when the model has a kind of type without one. */
    static List<Arguments> values() {
        List<Arguments> values = List.of(
                arguments(Schema.uuid(), UUID.fromString("00000000-0000-4000-8000-00000000000a")),
                arguments(Schema.string(20), "it's"),
                arguments(Schema.text(), ""),
                arguments(Schema.text(), "2026-01-31"),
                arguments(Schema.text(), "NULL"),
                arguments(Schema.text(), "a -- b /* c */ ; $$"),
                arguments(Schema.bool(), true),
                arguments(Schema.bool(), false),
                arguments(Schema.smallInteger(), 0),
                arguments(Schema.integer(), -5),
                arguments(Schema.bigInteger(), 3_000_000_000L),
                arguments(Schema.bigInteger(), Long.MIN_VALUE),
                arguments(Schema.numeric(), new BigDecimal(new BigInteger("9".repeat(30)))),
                arguments(Schema.numeric(9, 2), new BigDecimal("-1.50")),
                arguments(Schema.numeric(9, 0), new BigDecimal("7")),
                arguments(Schema.doublePrecision(), 0.1),
                arguments(Schema.doublePrecision(), Double.NEGATIVE_INFINITY),
                arguments(Schema.real(), 2.5f),
                arguments(Schema.date(), LocalDate.of(2026, 1, 31)),
                arguments(Schema.time(), LocalTime.of(23, 59, 1)),
                arguments(Schema.timestamp(), LocalDateTime.of(2026, 1, 31, 23, 59, 1, 250_000_000)),
                arguments(Schema.timestampWithZone(), Instant.parse("2026-01-31T22:00:01Z")),
                arguments(
                        new SqlType.TimeType(true, OptionalInt.of(0)),
                        OffsetTime.of(10, 0, 1, 0, ZoneOffset.ofHours(2))),
                arguments(Schema.interval(), "01:00:00"),
                arguments(Schema.bytes(), new byte[] {0, (byte) 255}),
                arguments(Schema.json(), "{\"a\": [1]}"),
                arguments(Schema.jsonb(), "{}"),
                arguments(MOOD, "it's ok"),
                arguments(Schema.arrayOf(Schema.text()), Arrays.asList("a", null, "it's")),
                arguments(Schema.arrayOf(Schema.integer()), List.of(1, -2)),
                arguments(Schema.arrayOf(Schema.date()), List.of(LocalDate.of(2026, 1, 31))),
                arguments(Schema.arrayOf(MOOD), List.of("sad")),
                arguments(Schema.arrayOf(Schema.bool()), List.of()));
        for (Class<?> kind : SqlType.class.getPermittedSubclasses()) {
            boolean there = values.stream().anyMatch(row -> kind.isInstance(row.get()[0]));
            if (!there && kind != SqlType.NativeType.class) {
                throw new IllegalStateException("add a value of " + kind.getSimpleName());
            }
        }
        return values;
    }

    static Stream<Arguments> defaults() {
        Stream<Arguments> literals =
                values().stream().map(row -> arguments(row.get()[0], new Default.Literal(row.get()[1])));
        return Stream.concat(
                literals,
                Stream.of(
                        arguments(Schema.timestampWithZone(), Schema.now()),
                        arguments(Schema.timestamp(), Schema.now()),
                        arguments(Schema.date(), Schema.now()),
                        arguments(Schema.time(), Schema.now()),
                        arguments(Schema.uuid(), Schema.randomUuid()),
                        arguments(Schema.text(), new Default.Expression(Schema.sql("lower('A' || 'b')"))),
                        arguments(Schema.integer(), new Default.Expression(Schema.sql("1 + 1"))),
                        arguments(Schema.integer(), new Default.Expression(Schema.sql("(1) + (1)"))),
                        arguments(Schema.text(), new Default.Expression(Schema.sql("NULL")))));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void whatIsWrittenIsRead(SqlType type, Default value) {
        assertThat(reader("postgresql").defaultValue(writer("postgresql").defaultValue(value, type), type))
                .isEqualTo(value);
        String onSqlite = writer("sqlite").defaultValue(value, type);
        Default read = reader("sqlite").defaultValue(onSqlite, type);
        if (type instanceof SqlType.ArrayType) { // JSON text there
            assertThat(writer("sqlite").defaultValue(read, type)).isEqualTo(onSqlite);
        } else {
            assertThat(read).isEqualTo(value);
        }
    }

    @Property(tries = 500)
    void everyTextIsRead(@ForAll @CharRange(from = '\1', to = '\u2000') String text) {
        for (SqlType type : List.of(Schema.text(), Schema.string(9), Schema.json(), MOOD)) {
            for (String dialect : List.of("sqlite", "postgresql")) {
                Default value = new Default.Literal(text);
                assertThat(reader(dialect).defaultValue(writer(dialect).defaultValue(value, type), type))
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void aSequenceIsKnownByItsName() {
        for (QualifiedName name :
                List.of(QualifiedName.of("q"), QualifiedName.of("my seq"), QualifiedName.of("shop", "Q\"'"))) {
            Default next = new Default.NextValue(name);
            String sql = writer("postgresql").defaultValue(next, Schema.bigInteger());
            assertThat(reader("postgresql").defaultValue(sql, Schema.bigInteger()))
                    .isEqualTo(next);
        }
    }

    /** The values are read from what the server shows; the text in which it shows them is another one. */
    @Test
    void whatPostgresqlShowsIsRead() throws SQLException {
        List<Arguments> all = defaults().toList();
        Connection connection = TestDatabases.postgres();
        try {
            TestDatabases.run(
                    connection, "set timezone to 'Asia/Kolkata'; create type mood as enum ('sad', 'it''s ok')");
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                SqlType type = (SqlType) all.get(i).get()[0];
                Default value = (Default) all.get(i).get()[1];
                columns.add("c" + i + " " + writer("postgresql").type(type) + " default "
                        + writer("postgresql").defaultValue(value, type));
            }
            TestDatabases.run(connection, "create table t (" + String.join(", ", columns) + ")");
            List<String> shown = column(
                    connection,
                    "select coalesce(pg_get_expr(adbin, adrelid), 'NULL') from pg_attribute left join pg_attrdef"
                            + " on adrelid = attrelid and adnum = attnum where attrelid = 't'::regclass and attnum > 0"
                            + " order by attnum");
            for (int i = 0; i < all.size(); i++) {
                SqlType type = (SqlType) all.get(i).get()[0];
                Default value = (Default) all.get(i).get()[1];
                Default read = reader("postgresql").defaultValue(shown.get(i), type);
                if (value instanceof Default.Expression) {
                    assertThat(read).as(shown.get(i)).isInstanceOf(Default.Expression.class);
                } else {
                    assertThat(read).as(shown.get(i)).isEqualTo(value);
                }
            }
        } finally {
            TestDatabases.drop(connection);
        }
    }

    @Test
    void whatSqliteKeepsIsRead() throws SQLException {
        for (Arguments row : defaults().toList()) {
            SqlType type = (SqlType) row.get()[0];
            Default value = (Default) row.get()[1];
            String sql = writer("sqlite").defaultValue(value, type);
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(
                        connection, "create table t (c " + writer("sqlite").type(type) + " default " + sql + ")");
                String kept = column(connection, "select dflt_value from pragma_table_xinfo('t')")
                        .get(0);
                assertThat(reader("sqlite").defaultValue(kept, type))
                        .as(kept)
                        .isEqualTo(reader("sqlite").defaultValue(sql, type));
            }
        }
    }

    @Test
    void aCastToAnotherTypeIsAnExpression() {
        SqlReader reader = reader("postgresql");
        assertThat(reader.defaultValue("'a'::character varying", Schema.string(3)))
                .isEqualTo(new Default.Literal("a"));
        assertThat(reader.defaultValue("'5'::bigint", Schema.bigInteger())).isEqualTo(new Default.Literal(5));
        assertThat(reader.defaultValue("'5'::numeric", Schema.numeric(9, 2)))
                .isEqualTo(new Default.Literal(new BigDecimal("5")));
        for (String cast : List.of("'abc'::character varying(2)", "'x'::bytea", "'t'::regclass", "'1.5'::integer")) {
            assertThat(reader.defaultValue(cast, Schema.string(3))).isEqualTo(new Default.Expression(Schema.sql(cast)));
        }
    }

    @Test
    void aSpellingThatTheWriterHasNotIsAnExpression() {
        for (String dialect : List.of("sqlite", "postgresql")) {
            for (String sql :
                    List.of("007", "1e5", "0x1F", "+5", "- -5", "'a' || 'b'", "1 + 1", "", "-'5'", "'a' 'b'")) {
                assertThat(reader(dialect).defaultValue(sql, Schema.integer()))
                        .as(sql)
                        .isEqualTo(new Default.Expression(Schema.sql(sql)));
            }
        }
    }

    /** On SQLite the text is what is stored, so it keeps its form. */
    @Test
    void sqlitesTextsKeepTheirForm() {
        SqlReader reader = reader("sqlite");
        assertThat(reader.defaultValue("'10:00'", Schema.time())).isEqualTo(new Default.Literal("10:00"));
        assertThat(reader.defaultValue("'f'", Schema.bool())).isEqualTo(new Default.Literal("f"));
        assertThat(reader.defaultValue("FALSE", Schema.bool())).isEqualTo(new Default.Literal(false));
        assertThat(reader.defaultValue("1", Schema.bool())).isEqualTo(new Default.Literal(true));
        assertThat(reader.defaultValue("1", Schema.integer())).isEqualTo(new Default.Literal(1));
        assertThat(reader.defaultValue("CURRENT_TIMESTAMP", Schema.date()))
                .isEqualTo(new Default.Expression(Schema.sql("CURRENT_TIMESTAMP")));
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
