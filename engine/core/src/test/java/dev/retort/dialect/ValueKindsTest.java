package dev.retort.dialect;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retort.dialect.postgresql.Workbench;
import dev.retort.dialect.sqlite.rebuild.TestDatabase;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values of every kind, inserted into columns of every type: what PostgreSQL refuses, SQLite refuses too. */
class ValueKindsTest {

    private static final LocalDateTime TEN = LocalDateTime.of(2024, 1, 31, 10, 0);

    private static final List<Object> VALUES = List.of(
            1,
            0L,
            (short) 1,
            1.5,
            1.5f,
            new BigDecimal("1.25"),
            new BigInteger("12345678901234567890"),
            Double.POSITIVE_INFINITY,
            true,
            "x",
            "1",
            "2024-01-31",
            "",
            'c',
            new byte[] {1, 0, -1},
            TEN.toLocalDate(),
            TEN.toLocalTime(),
            TEN,
            TEN.toLocalDate().atStartOfDay(),
            TEN.atOffset(ZoneOffset.ofHours(2)),
            TEN.atOffset(ZoneOffset.UTC),
            TEN.atZone(ZoneOffset.ofHours(2)),
            Instant.ofEpochSecond(0),
            Duration.ofSeconds(3),
            Period.ofDays(2),
            UUID.fromString("00000000-0000-0000-0000-00000000000a"),
            List.of(1, 2),
            List.of("a"),
            List.of());

    private static Map<String, SqlType> types() {
        Map<String, SqlType> types = new LinkedHashMap<>();
        types.put("integers", integer());
        types.put("long_ones", bigInteger());
        types.put("decimals", numeric(10, 2));
        types.put("floats", real());
        types.put("doubles", doublePrecision());
        types.put("truths", bool());
        types.put("strings", string(60));
        types.put("texts", text());
        types.put("days", date());
        types.put("times", time());
        types.put("moments", timestamp());
        types.put("instants", timestampWithZone());
        types.put("ids", uuid());
        types.put("bytes", bytes());
        types.put("documents", json());
        return types;
    }

    /** A truth value is a number on SQLite; a list is a document there, since arrays are. */
    private static final Set<String> TAKEN_ON_SQLITE = Set.of(
            "integers Boolean",
            "long_ones Boolean",
            "decimals Boolean",
            "floats Boolean",
            "doubles Boolean",
            "truths Integer",
            "truths Long",
            "truths Short",
            "documents List12",
            "documents ListN");

    @Test
    void whatPostgresqlRefusesSqliteRefusesToo() throws SQLException {
        List<String> loose = new ArrayList<>();
        try (TestDatabase sqlite = TestDatabase.inMemory();
                Workbench postgresql = Workbench.open()) {
            for (Map.Entry<String, SqlType> type : types().entrySet()) {
                QualifiedName table = QualifiedName.of(type.getKey());
                Operation create = new CreateTable(table(table, column("c", type.getValue())), Presence.REQUIRED);
                sqlite.apply(create);
                postgresql.apply(create);
                for (Object value : VALUES) {
                    Operation insert = new InsertRows(table, List.of(row("c", value)), List.of("c"));
                    Throwable there = catchThrowable(() -> postgresql.apply(insert));
                    Throwable here = catchThrowable(() -> sqlite.apply(insert));
                    if (here != null) {
                        assertThat(here).as(table + " " + value).isInstanceOf(InvalidOperationException.class);
                    }
                    String pair = table + " " + value.getClass().getSimpleName();
                    if (there != null && here == null && !TAKEN_ON_SQLITE.contains(pair)) {
                        loose.add(pair + " " + value);
                    }
                }
            }
            assertThat(loose).isEmpty();
            assertThat(sqlite.query("SELECT DISTINCT typeof(c) AS kind FROM integers"))
                    .hasSize(1);
            assertThat(sqlite.query("SELECT c FROM moments WHERE c LIKE '%+%'")).isEmpty();
            assertThat(sqlite.query("SELECT c FROM days WHERE length(c) <> 10")).isEmpty();
            assertThat(sqlite.query("SELECT c FROM texts WHERE c = 'true'")).hasSize(1);
        }
    }

    @Test
    void aRefusalNamesTheKind() throws SQLException {
        try (TestDatabase sqlite = TestDatabase.inMemory()) {
            sqlite.apply(new CreateTable(
                    table("t", column("n", integer()), column("d", date()), column("j", json())), Presence.REQUIRED));
            assertThat(refused(sqlite, "n", LocalDate.of(2024, 1, 31)))
                    .hasMessageContaining("column 't.n' of type INTEGER can't hold a value as it is given")
                    .hasMessageContaining(
                            "it is a date or time of another kind, LocalDate, and the type holds numbers");
            assertThat(refused(sqlite, "n", List.of(1))).hasMessageContaining("it is a list");
            assertThat(refused(sqlite, "n", new byte[1])).hasMessageContaining("it is bytes");
            assertThat(refused(sqlite, "d", 20240131)).hasMessageContaining("it is a number");
            assertThat(refused(sqlite, "d", OffsetDateTime.now(ZoneOffset.UTC))).hasMessageContaining("OffsetDateTime");
            assertThat(refused(sqlite, "d", LocalTime.NOON)).hasMessageContaining("LocalTime");
            assertThat(refused(sqlite, "j", "{")).hasMessageContaining("it is no JSON");
        }
    }

    private static Throwable refused(TestDatabase sqlite, String column, Object value) {
        return catchThrowable(() ->
                sqlite.apply(new InsertRows(QualifiedName.of("t"), List.of(row(column, value)), List.of(column))));
    }
}
