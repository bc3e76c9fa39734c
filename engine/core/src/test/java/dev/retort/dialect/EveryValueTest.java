package dev.retort.dialect;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.dialect.postgresql.Workbench;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.row.Row;
import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.testing.EveryType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each value of each type is kept exactly, however it comes: inserted, converted from text, copied in a rebuild, converted to
 * text and back. What isn't kept is named with its table, column, row and value, and stays as it was.
 */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "postgresql"})
class EveryValueTest {

    private final Optional<TestDatabase> sqlite;
    private final Optional<Workbench> postgresql;
    private int tables;

    EveryValueTest(String dialect) throws SQLException {
        boolean file = dialect.equals("sqlite");
        this.sqlite = file ? Optional.of(TestDatabase.inMemory()) : Optional.empty();
        this.postgresql = file ? Optional.empty() : Optional.of(Workbench.open());
        if (postgresql.isPresent()) {
            postgresql.get().execute("CREATE TYPE mood AS ENUM ('sad', 'it''s ok')");
            postgresql.get().execute("SET TimeZone = 'UTC'");
        }
    }

    @AfterEach
    void close() throws SQLException {
        if (sqlite.isPresent()) {
            sqlite.get().close();
        } else {
            postgresql.orElseThrow().close();
        }
    }

    private record Given(SqlType type, Object value, String text) {}

    private static List<Given> values() {
        List<Given> all = new ArrayList<>();
        for (String uuid : List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
            all.add(new Given(uuid(), UUID.fromString(uuid), uuid.toUpperCase(Locale.ROOT)));
        }
        List.of("", "a", "ä", "😀").forEach(text -> all.add(new Given(string(1), text, text)));
        List.of("007", "12345678901234567.89", "1e400", " 1 ", "a\n'; --", "Infinity")
                .forEach(text -> {
                    all.add(new Given(string(255), text, text));
                    all.add(new Given(text(), text, text));
                });
        List.of("t", "true", "yes", "on", "1").forEach(text -> all.add(new Given(bool(), true, text)));
        List.of("f", "false", "no", "off", "0").forEach(text -> all.add(new Given(bool(), false, text)));
        List.of(-32768L, 0L, 32767L).forEach(it -> all.add(new Given(smallInteger(), it, it.toString())));
        List.of(-2147483648L, 2147483647L).forEach(it -> all.add(new Given(integer(), it, it.toString())));
        List.of(Long.MIN_VALUE, 9007199254740993L, Long.MAX_VALUE)
                .forEach(it -> all.add(new Given(bigInteger(), it, it.toString())));
        numbers(all);
        moments(all);
        others(all);
        return all;
    }

    private static void numbers(List<Given> all) {
        decimals(
                all, numeric(), "0", "0.1", "-123456789012.345", "9223372036854775807", "1.23456789012345E-20", "1e30");
        decimals(all, numeric(20, 2), "1234567890123.45", "999999999999999999", "-0.01", "12345678901234567.00");
        decimals(all, numeric(5, 2), "999.99", "-999.99", "0.01", "1.10", "1e2");
        decimals(all, numeric(5, 0), "99999", "-99999");
        decimals(all, numeric(38, 10), "12345.0123456789", "9223372036854775807");
        decimals(all, numeric(15, 15), "0.123456789012345");
        decimals(all, numeric(18, 0), "999999999999999999");
        List.of(0.0f, 0.1f, -1.5f, 3.4028235E38f, 1.17549435E-38f)
                .forEach(it -> all.add(new Given(real(), it, it.toString())));
        List.of(0.0, 0.1, 0.1 + 0.2, 1e22, 1.7976931348623157E308, 2.2250738585072014E-308, -123456789.12345679)
                .forEach(it -> all.add(new Given(doublePrecision(), it, it.toString())));
        all.add(new Given(doublePrecision(), 4.9E-324, "4.9E-324"));
    }

    private static void decimals(List<Given> all, SqlType type, String... texts) {
        for (String text : texts) {
            all.add(new Given(type, new BigDecimal(text), text));
        }
    }

    private static void moments(List<Given> all) {
        List.of("0001-01-01", "2024-02-29", "9999-12-31")
                .forEach(text -> all.add(new Given(date(), LocalDate.parse(text), text)));
        all.add(new Given(date(), LocalDate.of(2024, 1, 1), "2024-01-01"));
        for (Optional<Integer> digits : digits()) {
            String fraction = digits.orElse(6) == 0 ? "" : "." + "123456".substring(0, digits.orElse(6));
            SqlType time = new SqlType.TimeType(false, optional(digits));
            SqlType zonedTime = new SqlType.TimeType(true, optional(digits));
            SqlType timestamp = new SqlType.TimestampType(false, optional(digits));
            SqlType instant = new SqlType.TimestampType(true, optional(digits));
            for (String at : List.of("00:00:00", "23:59:59" + fraction)) {
                all.add(new Given(time, LocalTime.parse(at), at));
                all.add(new Given(zonedTime, OffsetTime.parse(at + "+05:30"), at + "+05:30"));
                all.add(new Given(timestamp, LocalDateTime.parse("0001-01-01T" + at), "0001-01-01 " + at));
                all.add(new Given(timestamp, LocalDateTime.parse("9999-12-31T" + at), "9999-12-31T" + at));
                all.add(new Given(timestamp, LocalDateTime.parse("2024-01-01T" + at), "2024-01-01 " + at + "+00"));
                all.add(new Given(instant, Instant.parse("2024-01-01T" + at + "Z"), "2024-01-01 " + at + "+00"));
                all.add(new Given(instant, Instant.parse("2024-01-01T" + at + "Z"), "2024-01-01 " + at));
                all.add(new Given(
                        instant,
                        Instant.parse("2024-01-01T" + at + "Z").minusSeconds(19800),
                        "2024-01-01T" + at + "+0530"));
            }
        }
        all.add(new Given(timestampWithZone(), Instant.parse("0001-01-01T00:00:00Z"), "0001-01-01 05:00:00+05"));
        all.add(new Given(timestampWithZone(), Instant.parse("9999-12-31T23:59:59Z"), "9999-12-31 18:59:59-05"));
        all.add(new Given(timestamp(), LocalDateTime.parse("2024-01-01T12:30"), "2024-01-01 12:30"));
        all.add(new Given(timestamp(), LocalDateTime.parse("2024-01-01T00:00"), "2024-01-01"));
        all.add(new Given(time(), LocalTime.parse("12:30"), "12:30"));
        all.add(new Given(time(), LocalTime.parse("12:30:00.5"), "12:30:00.5"));
    }

    private static List<Optional<Integer>> digits() {
        return List.of(Optional.empty(), Optional.of(0), Optional.of(3), Optional.of(6));
    }

    private static OptionalInt optional(Optional<Integer> digits) {
        return digits.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static void others(List<Given> all) {
        all.add(new Given(interval(), "1 day", "1 day"));
        List.of("", "a", "Grüße \\ 😀", "\\x61")
                .forEach(text -> all.add(new Given(bytes(), text.getBytes(StandardCharsets.UTF_8), text)));
        List.of("{\"a\": 12345678901234567.89}", "\"12\"", "5", "-1.5", "null", "[1, 2]")
                .forEach(text -> {
                    all.add(new Given(json(), text, text));
                    all.add(new Given(jsonb(), text, text));
                });
        EveryType.MOOD.labels().forEach(label -> all.add(new Given(enumeration(EveryType.MOOD), label, label)));
    }

    @Test
    void noTypeIsForgotten() {
        List<SqlType> tried = values().stream().map(Given::type).toList();
        assertThat(EveryType.portable().stream()
                        .filter(type -> !(type instanceof SqlType.ArrayType))
                        .filter(type -> !(type instanceof SqlType.TimeType || type instanceof SqlType.TimestampType)))
                .allSatisfy(type -> assertThat(tried).contains(type));
    }

    @Test
    void comesBackExactly() throws SQLException {
        for (Given given : values()) {
            QualifiedName table = createTable(given.type(), given.text());
            insert(table, "direct", given.value());
            assertReads(given, table, "direct", "inserted");

            alter(table, "converted", given.type(), text());
            assertReads(given, table, "converted", "converted from text");

            apply(new AddConstraint(table, check("id > 0").named("ck_" + table.name())));
            alter(table, "id", bigInteger(), integer());
            assertReads(given, table, "direct", "copied");
            assertReads(given, table, "converted", "copied");

            alter(table, "direct", text(), given.type());
            alter(table, "direct", given.type(), text());
            assertReads(given, table, "direct", "converted to text and back");
        }
    }

    private QualifiedName createTable(SqlType type, @Nullable Object text) throws SQLException {
        QualifiedName table = QualifiedName.of("t" + tables++);
        apply(new CreateTable(
                table(table, column("id", integer()).notNull(), column("direct", type), column("converted", text()))
                        .primaryKey("id"),
                Presence.REQUIRED));
        insert(table, "converted", text);
        return table;
    }

    private void insert(QualifiedName table, String column, @Nullable Object value) throws SQLException {
        apply(new InsertRows(table, List.of(row("id", column.equals("direct") ? 2 : 1, column, value)), List.of("id")));
    }

    private void alter(QualifiedName table, String column, SqlType type, SqlType before) throws SQLException {
        Column original = column(column, before);
        apply(new AlterColumn(
                table,
                column,
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.of(original)));
    }

    private void apply(Operation operation) throws SQLException {
        if (sqlite.isPresent()) {
            sqlite.get().apply(operation);
        } else {
            postgresql.orElseThrow().apply(operation);
        }
    }

    private List<Row> query(String sql) {
        return sqlite.map(it -> it.query(sql))
                .orElseGet(() -> postgresql.orElseThrow().catalog().query(sql));
    }

    private void assertReads(Given given, QualifiedName table, String column, String how) {
        boolean asText = given.type() instanceof SqlType.JsonType
                || given.type() instanceof SqlType.IntervalType
                || given.type() instanceof SqlType.TimestampType
                || given.type() instanceof SqlType.DateType
                || given.type() instanceof SqlType.TimeType;
        Row row = query("SELECT " + (asText ? "CAST(" + column + " AS text)" : column) + " AS v FROM " + table
                        + " WHERE " + column + " IS NOT NULL")
                .get(0);
        assertThat(read(row, given.type())).as(how + ": " + given).isEqualTo(normal(given.value()));
    }

    private static Object normal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        return value instanceof byte[] bytes ? List.of(new String(bytes, StandardCharsets.UTF_8)) : value;
    }

    private static @Nullable Object read(Row row, SqlType type) {
        if (type instanceof SqlType.IntegerType) {
            return row.integer("v").orElseThrow();
        }
        if (type instanceof SqlType.NumericType) {
            return row.decimal("v").orElseThrow().stripTrailingZeros();
        }
        if (type instanceof SqlType.FloatType floating) {
            BigDecimal decimal = row.decimal("v").orElseThrow();
            return floating.bits() == 32 ? (Object) decimal.floatValue() : (Object) decimal.doubleValue();
        }
        if (type instanceof SqlType.BooleanType) {
            return row.bool("v").orElseThrow();
        }
        if (type instanceof SqlType.UuidType) {
            return row.uuid("v").orElseThrow();
        }
        if (type instanceof SqlType.BytesType) {
            return List.of(new String(row.bytes("v").orElseThrow(), StandardCharsets.UTF_8));
        }
        return TypedText.value(row.text("v").orElseThrow(), type)
                .orElseGet(() -> row.text("v").orElseThrow());
    }

    private record Wrong(SqlType type, String text, boolean onPostgresql) {}

    /** What neither takes, and what PostgreSQL takes since it has room for it, or rounds or cuts it. */
    private static List<Wrong> wrong() {
        List<Wrong> all = new ArrayList<>();
        add(all, numeric(5, 2), true, "123456.7", "1000", "-1000.00", "abc", "", "12 apples");
        add(all, numeric(5, 2), false, "1.234", "0.001");
        add(all, numeric(20, 2), false, "12345678901234567.89", "1234567890123456.1");
        add(all, numeric(), false, "12345678901234567890", "1.2345678901234567", "1e400", "1e-400");
        add(all, smallInteger(), true, "32768", "-32769", "1.5", "abc", "");
        add(all, integer(), true, "2147483648", "1e100");
        add(all, bigInteger(), true, "9223372036854775808", "9007199254740993.5");
        add(all, real(), true, "1e39", "abc");
        add(all, doublePrecision(), true, "1e400", "1e-400", "abc");
        add(all, doublePrecision(), false, "0.1234567890123456789", "9007199254740993");
        add(all, bool(), true, "maybe", "2", "");
        add(all, date(), true, "2024", "2024-02-30", "12:30", "0000-01-01", "0000-12-31", "-0001-01-01", "");
        add(all, date(), false, "2024-01-01 10:00:00");
        add(all, timestamp(), true, "12:30", "2024-02-30 10:00:00", "2024-01-01 25:00:00", "2024-01-01 10:00:00.x", "");
        add(all, timestamp(), true, "0000-01-01", "0000-12-31 23:59:59");
        add(all, timestamp(), false, "2024", "2024-01-01 10:00:00+02", "2024-01-01 10:00:00.12345678901");
        add(all, timestampWithZone(), true, "12:30", "2024-13-01 10:00:00+00", "2024-01-01 10:00:00+99");
        add(all, timestampWithZone(), true, "0000-12-31 23:59:59+00", "0000-06-01 00:00:00-05");
        add(all, timestampWithZone(), false, "0001-01-01 00:00:00+05", "9999-12-31 23:59:59-05");
        add(all, new SqlType.TimestampType(false, OptionalInt.of(0)), false, "2024-01-01 10:00:00.5");
        add(all, time(), true, "25:00", "2024-01-01", "noon");
        add(all, uuid(), true, "x", "00000000-0000-0000-0000-00000000000g");
        add(all, json(), true, "{", "");
        add(all, json(), false, "1.10", "12345678901234567.89", "1e400");
        add(all, string(3), true, "abcd", "äöüß");
        add(all, enumeration(EveryType.MOOD), true, "glad", "");
        return all;
    }

    private static void add(List<Wrong> all, SqlType type, boolean onPostgresql, String... texts) {
        for (String text : texts) {
            all.add(new Wrong(type, text, onPostgresql));
        }
    }

    @Test
    void whatATypeCannotKeepIsNamedAndStays() throws SQLException {
        for (Wrong wrong : wrong()) {
            if (sqlite.isEmpty() && !wrong.onPostgresql()) {
                continue;
            }
            QualifiedName table = createTable(wrong.type(), wrong.text());
            Throwable refused = catchThrowable(() -> alter(table, "converted", wrong.type(), text()));
            assertThat(refused).as(wrong.toString()).isNotNull();
            assertThat(query("SELECT converted AS v FROM " + table).get(0).get("v"))
                    .isEqualTo(wrong.text());
            if (sqlite.isPresent()) {
                assertThat(refused)
                        .isInstanceOf(InvalidOperationException.class)
                        .hasMessageContaining("column 'converted' holds values that can't become ")
                        .hasMessageContaining("table: " + table)
                        .hasMessageContaining("first: id=1: '" + wrong.text().replace("'", "''") + "'");
            }
        }
    }

    @Test
    void whatATypeCannotKeepIsNotInserted() throws SQLException {
        for (Wrong wrong : wrong()) {
            boolean whole = wrong.text().equals("2147483648")
                    || wrong.text().equals("1e39")
                    || wrong.text().equals("1e100");
            boolean checked = wrong.type().asEnum().isPresent();
            if (whole || checked || (sqlite.isEmpty() && !wrong.onPostgresql())) {
                continue;
            }
            QualifiedName table = createTable(wrong.type(), null);
            Throwable refused = catchThrowable(() -> insert(table, "direct", wrong.text()));
            assertThat(refused).as(wrong.toString()).isNotNull();
            if (sqlite.isPresent()) {
                assertThat(refused)
                        .isInstanceOf(InvalidOperationException.class)
                        .hasMessageContaining("column '" + table + ".direct' of type ")
                        .hasMessageContaining("value: " + wrong.text())
                        .hasMessageContaining("row: {id=2, direct=" + wrong.text() + "}");
            }
        }
    }
}
