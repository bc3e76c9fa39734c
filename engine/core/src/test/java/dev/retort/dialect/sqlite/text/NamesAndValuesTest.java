package dev.retort.dialect.sqlite.text;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqlWriter;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.dialect.sqlite.session.Pragmas;
import dev.retort.error.InvalidOperationException;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.TableDefinition;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NamesAndValuesTest {

    private final SqlWriter writer = new SqliteDialect().writer();

    @Test
    void quotesNamesOnlyWhereTheyNeedIt() {
        assertThat(Stream.of("users", "order", "Users", "a b", "a\"b", "1a", "a.b", "ünder", "x'; DROP TABLE y; --")
                        .map(writer::name))
                .containsExactly(
                        "users",
                        "\"order\"",
                        "\"Users\"",
                        "\"a b\"",
                        "\"a\"\"b\"",
                        "\"1a\"",
                        "\"a.b\"",
                        "\"ünder\"",
                        "\"x'; DROP TABLE y; --\"");
        assertThat(writer.name(QualifiedName.of("main", "select"))).isEqualTo("main.\"select\"");
    }

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("it's", "'it''s'"),
                Arguments.of("a\0b", "CAST(x'610062' AS TEXT)"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new BigDecimal("1.50"), "1.50"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(Double.POSITIVE_INFINITY, "9e999"),
                Arguments.of(1.5f, "1.5"),
                Arguments.of(true, "1"),
                Arguments.of(new byte[] {0, (byte) 255}, "x'00ff'"),
                Arguments.of(
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        "'00000000-0000-0000-0000-000000000001'"),
                Arguments.of(LocalDate.of(2026, 1, 2), "'2026-01-02'"),
                Arguments.of(LocalTime.of(1, 2), "'01:02:00'"),
                Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 600_000_000), "'2026-01-02 03:04:05.600000'"),
                Arguments.of(Instant.EPOCH, "'1970-01-01 00:00:00+00:00'"),
                Arguments.of(
                        OffsetDateTime.of(2026, 1, 1, 1, 0, 0, 1, ZoneOffset.ofHours(2)),
                        "'2025-12-31 23:00:00.000000001+00:00'"),
                Arguments.of(Arrays.asList(1, "a\"b", null, List.of(true)), "'[1,\"a\\\"b\",null,[true]]'"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void writesLiterals(Object value, String sql) throws SQLException {
        assertThat(writer.literal(value)).isEqualTo(sql);
        try (TestDatabase database = TestDatabase.inMemory()) {
            assertThat(database.texts("SELECT " + sql)).hasSize(1);
        }
    }

    @Test
    void refusesWhatHasNoLiteral() {
        assertThatThrownBy(() -> writer.literal(Double.NaN)).isInstanceOf(InvalidOperationException.class);
        assertThatThrownBy(() -> writer.literal(Map.of())).hasMessageContaining("java.util");
    }

    @Property(tries = 200)
    void anyTextComesBackAndNeverBecomesSql(@ForAll @CharRange(from = '\0', to = '\u2000') String text)
            throws SQLException {
        try (TestDatabase database = TestDatabase.inMemory()) {
            assertThat(database.text("SELECT hex(" + writer.literal(text) + ")"))
                    .isEqualTo(java.util.HexFormat.of()
                            .withUpperCase()
                            .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    @Property(tries = 100)
    void anyNameIsTheNameOfATable(@ForAll @NotEmpty @CharRange(from = '\1', to = '\u0200') String text)
            throws SQLException {
        String name = "n" + text;
        try (TestDatabase database = TestDatabase.inMemory()) {
            new Pragmas(database.connection()).run("CREATE TABLE " + writer.name(name) + " (a)");
            assertThat(database.texts("SELECT name FROM sqlite_schema")).containsExactly(name);
            assertThat(TableDefinition.read(database.text("SELECT sql FROM sqlite_schema"))
                            .name())
                    .isEqualTo(name);
        }
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(uuid(), "CHAR(36)", "TEXT"),
                Arguments.of(string(5), "VARCHAR(5)", "TEXT"),
                Arguments.of(bool(), "BOOLEAN", "INTEGER"),
                Arguments.of(smallInteger(), "SMALLINT", "INTEGER"),
                Arguments.of(bigInteger(), "BIGINT", "INTEGER"),
                Arguments.of(numeric(8, 2), "NUMERIC(8,2)", "ANY"),
                Arguments.of(real(), "REAL", "REAL"),
                Arguments.of(doublePrecision(), "DOUBLE PRECISION", "REAL"),
                Arguments.of(timestampWithZone(), "TIMESTAMP WITH TIME ZONE", "TEXT"),
                Arguments.of(interval(), "TEXT", "TEXT"),
                Arguments.of(bytes(), "BLOB", "BLOB"),
                Arguments.of(arrayOf(text()), "JSON", "TEXT"),
                Arguments.of(nativeType("POINT"), "POINT", "POINT"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesTypes(SqlType type, String plain, String strict) {
        assertThat(TypeNames.of(type, false)).isEqualTo(plain);
        assertThat(TypeNames.of(type, true)).isEqualTo(strict);
    }

    @Test
    void keepsDatesAndTimesAsTheTextThatTheyAre() throws SQLException {
        try (TestDatabase database = TestDatabase.inMemory()
                .run(
                        "CREATE TABLE t (a DATE, b TIME, c TIMESTAMP WITH TIME ZONE, d CHAR(36), e NUMERIC(8,2))",
                        "INSERT INTO t VALUES ('2026-01-02', '10:00:00', '2026-01-02 10:00:00+00:00', '1', 1.5)")) {
            assertThat(database.text("SELECT typeof(a) || typeof(b) || typeof(c) || typeof(d) || typeof(e) FROM t"))
                    .isEqualTo("texttexttexttextreal");
        }
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of(new Default.Literal("a"), text(), "'a'"),
                Arguments.of(new Default.Literal("\0"), text(), "(CAST(x'00' AS TEXT))"),
                Arguments.of(new Default.Expression(sql("1 + 1")), integer(), "(1 + 1)"),
                Arguments.of(new Default.Expression(sql("(1) + (1)")), integer(), "((1) + (1))"),
                Arguments.of(new Default.Expression(sql("(1 + 1)")), integer(), "(1 + 1)"),
                Arguments.of(new Default.Expression(sql("-5")), integer(), "-5"),
                Arguments.of(new Default.Expression(sql("CURRENT_TIMESTAMP")), text(), "CURRENT_TIMESTAMP"),
                Arguments.of(now(), date(), "CURRENT_DATE"),
                Arguments.of(now(), timestamp(), "CURRENT_TIMESTAMP"));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void writesDefaults(Default value, SqlType type, String sql) {
        assertThat(writer.defaultValue(value, type)).isEqualTo(sql);
    }

    @Test
    void randomUuidsAreOfVersionFour() throws SQLException {
        try (TestDatabase database = TestDatabase.inMemory()) {
            String uuid = database.text("SELECT " + writer.defaultValue(randomUuid(), uuid()));
            assertThat(UUID.fromString(uuid).version()).isEqualTo(4);
            assertThat(UUID.fromString(uuid).variant()).isEqualTo(2);
        }
    }

    @Test
    void sequencesHaveACure() {
        assertThatThrownBy(() -> writer.defaultValue(new Default.NextValue(QualifiedName.of("s")), integer()))
                .hasMessageContaining("withIdentity");
    }
}
