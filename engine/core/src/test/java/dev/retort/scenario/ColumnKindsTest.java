package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.row.Row;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A13 and A14: columns of every type and with every property. */
class ColumnKindsTest extends Scenario {

    ColumnKindsTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a13", message = "a column of every type")
    static final class EveryType implements Migration {

        static final Instant AT = Instant.parse("2026-01-31T10:30:00.123456Z");
        static final UUID KEY = UUID.fromString("0191f3a0-1111-7222-8333-444455556666");

        @Override
        public void upgrade(Operations op) {
            op.createTable(table(
                            "things",
                            column("id", integer()).notNull(),
                            column("active", bool()).notNull().defaultTo(false),
                            column("price", numeric(10, 2)),
                            column("facts", json()),
                            column("more", jsonb()),
                            column("raw", bytes()),
                            column("day", date()),
                            column("clock", time()),
                            column("span", interval()),
                            column("at", timestampWithZone()),
                            column("local", timestamp()),
                            column("key", uuid()),
                            column("words", text()),
                            column("short", string(5)),
                            column("small", smallInteger()),
                            column("big", bigInteger()),
                            column("ratio", doublePrecision()),
                            column("tags", arrayOf(text())),
                            column("numbers", arrayOf(integer())))
                    .primaryKey("id"));
            op.insert("things", full(), row("id", 2));
            check(op);
        }

        @Override
        public void downgrade(Operations op) {
            check(op);
            op.dropTable("things");
        }

        private static Row full() {
            Row first = row("id", 1, "active", true, "price", new BigDecimal("12345678.90"));
            Row second = row("facts", "{\"a\": [1, null]}", "more", "{\"b\": true}", "raw", new byte[] {0, 1, -1});
            Row third = row("day", LocalDate.of(2024, 2, 29), "clock", LocalTime.of(23, 59, 58), "at", AT);
            Row fourth = row("span", Duration.ofMinutes(90), "local", LocalDateTime.of(2026, 1, 31, 23, 59, 59));
            Row fifth = row("key", KEY, "words", "it's \\ \"so\" ü🙂", "short", "abcde", "small", -32768);
            Row last = row(
                    "big", Long.MAX_VALUE, "ratio", 0.1, "tags", List.of("x", "it's, \"y\""), "numbers", List.of(1, 2));
            return joined(List.of(first, second, third, fourth, fifth, last));
        }

        private static Row joined(List<Row> parts) {
            List<Object> all = new ArrayList<>();
            for (Row part : parts) {
                for (String name : part.columns()) {
                    all.add(name);
                    all.add(java.util.Objects.requireNonNull(part.get(name)));
                }
            }
            return row(all.toArray());
        }

        private static void check(Operations op) {
            Row read = op.query("SELECT * FROM things WHERE id = 1").get(0);
            assertThat(read.bool("active")).contains(true);
            assertThat(read.decimal("price").orElseThrow()).isEqualByComparingTo("12345678.90");
            assertThat(read.text("facts")).contains("{\"a\": [1, null]}");
            assertThat(read.text("more")).contains("{\"b\": true}");
            assertThat(read.bytes("raw").orElseThrow()).containsExactly(0, 1, -1);
            assertThat(read.date("day")).contains(LocalDate.of(2024, 2, 29));
            assertThat(read.time("clock")).contains(LocalTime.of(23, 59, 58));
            assertThat(read.instant("at")).contains(AT);
            assertThat(read.timestamp("local")).contains(LocalDateTime.of(2026, 1, 31, 23, 59, 59));
            assertThat(read.uuid("key")).contains(KEY);
            assertThat(read.text("words")).contains("it's \\ \"so\" ü🙂");
            assertThat(read.number("small")).isEqualTo(-32768);
            assertThat(read.number("big")).isEqualTo(Long.MAX_VALUE);
            Row empty = op.query("SELECT * FROM things WHERE id = 2").get(0);
            assertThat(empty.bool("active")).contains(false);
            assertThat(empty.columns().stream().filter(name -> empty.text(name).isEmpty()))
                    .hasSize(17);
        }
    }

    @Revision(id = "a13b", down = "a13", message = "every value is copied, or stays")
    static final class CopyEveryValue implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createCheckConstraint("things", "ck_things", "id > 0");
            op.alterColumn("things", "small").type(bigInteger());
            op.alterColumn("things", "short").type(text());
            EveryType.check(op);
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("things", "short").type(string(5));
            op.alterColumn("things", "small").type(smallInteger());
            op.dropConstraint("things", "ck_things");
        }
    }

    @Test
    void a13ValuesOfEveryTypeComeBackAsTheyWere() {
        goesUpAndDownAndUp(retort(List.of(EveryType.class, CopyEveryValue.class)), "a13", () -> {
            assertThat(database.column(choose(
                            "SELECT json_extract(tags, '$[1]') FROM things WHERE id = 1",
                            "SELECT tags[2] FROM things WHERE id = 1")))
                    .containsExactly("it's, \"y\"");
            assertThat(database.column("SELECT ratio FROM things WHERE id = 1")).containsExactly("0.1");
            assertThat(database.column("SELECT span FROM things WHERE id = 1"))
                    .containsExactly(choose("PT1H30M", "01:30:00"));
        });
    }

    @Revision(id = "a14", message = "columns with every property")
    static final class EveryProperty implements Migration {
        @Override
        public void upgrade(Operations op) {
            String collation = op.database() == SQLITE ? "NOCASE" : "C";
            op.createTable(table(
                            "lines",
                            column("id", bigInteger()).withIdentity(generatedByDefault()),
                            column("name", string(40))
                                    .notNull()
                                    .collate(collation)
                                    .comment("as \"it's\" said"),
                            column("quantity", integer()).notNull(),
                            column("price", numeric(10, 2)).notNull(),
                            column("total", numeric(12, 2)).generatedAs("quantity * price"))
                    .primaryKey("id")
                    .check("ck_lines_quantity", "quantity > 0")
                    .comment("what was ordered"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("lines");
        }
    }

    @Revision(id = "a14b", down = "rows", message = "other properties")
    static final class OtherProperties implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.dropConstraint("lines", "ck_lines_quantity");
            op.createCheckConstraint("lines", "ck_lines_quantity", "quantity > 1");
            op.setExpression("lines", "total", "quantity * price * 2");
            op.alterColumn("lines", "name").comment("a name");
            op.commentOnTable("lines", "what was sold");
            op.addColumn("lines", column("half", integer()).generatedAs("quantity / 2"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("lines", "half");
            op.commentOnTable("lines", "what was ordered");
            op.alterColumn("lines", "name").comment("as \"it's\" said");
            op.setExpression("lines", "total", "quantity * price");
            op.dropConstraint("lines", "ck_lines_quantity");
            op.createCheckConstraint("lines", "ck_lines_quantity", "quantity > 0");
        }
    }

    @Revision(id = "boxes", message = "boxes have an area")
    static final class Boxes implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createTable(table(
                            "boxes",
                            column("id", integer()).notNull(),
                            column("width", integer()),
                            column("area", integer()).generatedAs("width * width"))
                    .primaryKey("id"));
            op.insert("boxes", row("id", 1, "width", 3), row("id", 2, "width", null));
        }
    }

    @Revision(id = "boxes2", down = "boxes", message = "boxes have four walls")
    static final class BoxesHaveWalls implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.batch("boxes", boxes -> {
                boxes.setExpression("area", "width * 4");
                boxes.addColumn(column("half", integer()).generatedAs("width / 2"));
                boxes.addColumn(column("twice", integer()).generatedAs("width * 2"));
                boxes.dropExpression("twice");
            });
            op.execute("UPDATE boxes SET twice = 100 WHERE id = 2");
        }

        @Override
        public void downgrade(Operations op) {
            op.batch("boxes", boxes -> {
                boxes.dropColumn("twice");
                boxes.dropColumn("half");
                boxes.setExpression("area", "width * width").was("width * 4");
            });
        }
    }

    @Test
    void a14ABatchKnowsGeneratedColumns() {
        goesUpAndDownAndUp(retort(List.of(Boxes.class, BoxesHaveWalls.class)), "boxes", () -> assertThat(
                        database.column("SELECT area FROM boxes WHERE id = 1"
                                + " UNION ALL SELECT half FROM boxes WHERE id = 1"
                                + " UNION ALL SELECT twice FROM boxes WHERE id = 1"
                                + " UNION ALL SELECT twice FROM boxes WHERE id = 2"))
                .containsExactly("12", "1", "6", "100"));
    }

    @Test
    void a14ChecksGeneratedColumnsIdentityCommentsAndCollations() {
        sql(
                "rows",
                "a14",
                "INSERT INTO lines (name, quantity, price) VALUES ('a', 2, 1.25), ('B', 3, 2);",
                "DELETE FROM lines;");
        Retort retort = retort(List.of(EveryProperty.class, OtherProperties.class));
        retort.upgrade("rows");
        assertThat(database.column("SELECT name FROM lines ORDER BY name"))
                .containsExactly(choose("a", "B"), choose("B", "a"));
        assertThat(database.column("SELECT CAST(total * 100 AS integer) FROM lines ORDER BY id"))
                .containsExactly("250", "600");
        assertThat(database.catalogue().stream()
                        .filter(line -> line.contains("as \"it's\" said") || line.contains("what was ordered")))
                .hasSize(isPostgresql() ? 2 : 0);

        goesUpAndDownAndUp(retort, "rows", () -> {
            assertThat(database.column("SELECT id FROM lines ORDER BY id")).containsExactly("1", "2");
            assertThat(database.column("SELECT CAST(total * 100 AS integer) FROM lines ORDER BY id"))
                    .containsExactly("500", "1200");
            assertThat(database.column("SELECT half FROM lines ORDER BY id")).containsExactly("1", "1");
            assertThatThrownBy(() -> database.execute("INSERT INTO lines (name, quantity, price) VALUES ('c', 1, 1)"))
                    .hasMessageContaining("ck_lines_quantity");
            assertThatThrownBy(() -> database.execute("UPDATE lines SET total = 1"))
                    .hasMessageContaining("total");
        });
    }

    @Revision(id = "a14n", down = "staff", message = "the database numbers people")
    static final class NumberedByTheDatabase implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.alterColumn("people", "id")
                    .setIdentity(generatedByDefault())
                    .was(column("id", integer()).notNull());
        }
    }

    @Test
    void a14ANumberingOfFilledRowsGoesOnBehindThem() {
        Retort retort = retort(List.of(CreateStaff.class, NumberedByTheDatabase.class));
        retort.upgrade("staff");
        database.execute("INSERT INTO people (id, name, age) VALUES (81, 'Ada', 76), (90, 'Eve', 77)");
        retort.upgrade("a14n");
        database.execute("INSERT INTO people (name, age) VALUES ('Max', 78)");
        assertThat(database.column("SELECT id FROM people WHERE name = 'Max'")).containsExactly("91");
    }
}
