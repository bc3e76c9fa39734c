package dev.retort.run;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.Operations;
import dev.retort.row.Row;
import dev.retort.schema.Column;
import dev.retort.schema.EnumType;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Migrations of rows, and migrations that are written in one direction only, on every database. */
abstract class DataMigrationContract extends OnADatabase {

    private static final EnumType MOOD = enumType("mood", "sad", "ok");

    DataMigrationContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    @Revision(id = "q1")
    static final class Asking implements Migration {

        private static final LocalDateTime TEN = LocalDateTime.of(2024, 1, 31, 10, 0);

        @Override
        public void upgrade(Operations op) {
            UUID id = UUID.fromString("00000000-0000-0000-0000-00000000000A");
            op.createTable(table(
                    "t_asked",
                    column("d", date()),
                    column("t", time()),
                    column("ts", timestamp()),
                    column("tz", timestampWithZone()),
                    column("n", numeric(10, 2)),
                    column("b", bool()),
                    column("u", uuid())));
            op.insert(
                    "t_asked",
                    row(
                            "d",
                            TEN.toLocalDate(),
                            "t",
                            TEN.toLocalTime(),
                            "ts",
                            TEN,
                            "tz",
                            TEN.atOffset(ZoneOffset.ofHours(2)),
                            "n",
                            new BigDecimal("12.50"),
                            "b",
                            true,
                            "u",
                            id));
            List<Object> values = List.of(
                    TEN.toLocalDate(),
                    TEN.toLocalTime(),
                    TEN,
                    TEN.atOffset(ZoneOffset.ofHours(1)).minusHours(1),
                    true,
                    id);
            List<String> columns = List.of("d", "t", "ts", "tz", "b", "u");
            for (int i = 0; i < columns.size(); i++) {
                assertThat(op.query("SELECT 1 AS one FROM t_asked WHERE " + columns.get(i) + " = ?", values.get(i)))
                        .as(columns.get(i))
                        .hasSize(1);
            }
            assertThat(op.query("SELECT 1 AS one FROM t_asked WHERE n * 2 = ?", new BigDecimal("25.00")))
                    .hasSize(1);
            assertThat(op.query(
                            "SELECT 1 AS one FROM t_asked WHERE tz = ?",
                            TEN.minusHours(2).toInstant(ZoneOffset.UTC)))
                    .hasSize(1);
            assertThat(op.query("SELECT 1 AS one FROM t_asked WHERE 'c' = ?", 'c'))
                    .hasSize(1);
            assertThatThrownBy(() -> op.query("SELECT ?", new Object())).isInstanceOf(RetortException.class);
            assertThatThrownBy(() -> op.query("SELECT ?", Optional.of(1))).isInstanceOf(RetortException.class);
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("t_asked");
        }
    }

    @Test
    void aQueryFindsWhatWasInsertedByTheSameValue() {
        Retort retort = Retort.configure()
                .dataSource(new ConnectionsOnly(database))
                .migrations(List.of(Asking.class))
                .build();

        assertThat(retort.upgrade("head").heads()).containsExactly("q1");
    }

    @Revision(id = "r1")
    static final class CreatePeople implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createEnum(MOOD);
            op.createTable(table(
                            "t_people",
                            column("id", integer()).notNull(),
                            column("name", string(40)).notNull(),
                            column("bio", text()),
                            column("state", enumeration(MOOD)).defaultTo("sad"))
                    .primaryKey("id"));
            op.insert(
                    "t_people", row("id", 1, "name", "Ada", "bio", "wrote"), row("id", 2, "name", "Bob", "bio", null));
            op.update("t_people", row("id", 2), row("state", "ok"));
        }
    }

    @Revision(id = "r2", down = "r1")
    static final class DropBio implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.backupTable("t_people", "t_people_r2", "bio");
            op.dropColumn("t_people", "bio").was(column("bio", text()));
            op.createView(view("v_names", "SELECT name FROM t_people"));
            op.replaceEnum(enumType("mood", "ok", "fine"))
                    .mapping("sad", "ok")
                    .mappingBack("fine", "ok")
                    .was(MOOD);
            op.renameTable("t_people", "t_persons");
        }
    }

    @Revision(id = "r3", down = "r2")
    static final class Irreversible implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.addColumn("t_persons", column("age", integer()));
            op.dropTable("t_people_r2");
        }
    }

    @Revision(id = "b1")
    static final class ManyRows implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table("t_many", column("id", integer()).notNull(), column("twice", integer()))
                    .primaryKey("id"));
            List<Row> rows = new ArrayList<>();
            for (int i = 1; i <= 1050; i++) {
                rows.add(row("id", i * 3));
            }
            op.insert("t_many", rows);
        }
    }

    @Revision(id = "b2", down = "b1")
    static final class Twice implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.updateInBatches("t_many", 100, "twice = 2 * id", "twice IS NULL");
        }
    }

    @Revision(id = "v1")
    static final class Values implements Migration {

        static final Instant INSTANT = Instant.parse("2026-01-31T10:30:00.123456Z");
        static final UUID ID = UUID.fromString("0191f3a0-1111-7222-8333-444455556666");

        @Override
        public void upgrade(Operations op) {
            Column[] columns = {
                column("id", uuid()).notNull(),
                column("price", numeric(10, 2)),
                column("yes", bool()),
                column("at", timestampWithZone()),
                column("made", timestampWithZone()).notNull().withDefault(now()),
                column("local", timestamp()),
                column("day", date()),
                column("clock", time()),
                column("data", bytes()),
                column("empty", integer())
            };
            op.createTable(table("t_values", columns).primaryKey("id"));
            Row row = row(
                    "id",
                    ID,
                    "price",
                    new BigDecimal("12.50"),
                    "yes",
                    true,
                    "at",
                    INSTANT,
                    "local",
                    LocalDateTime.of(2026, 1, 31, 23, 59, 59),
                    "day",
                    LocalDate.of(2026, 1, 31),
                    "clock",
                    LocalTime.of(12, 30, 15),
                    "data",
                    new byte[] {1, -1});
            op.insert("t_values", row);
            check(op.query("SELECT * FROM t_values WHERE price > ?", 1).get(0));
            op.update("t_values", row("id", ID), row("price", new BigDecimal("1.25"), "at", null));
            op.delete("t_values", row("price", new BigDecimal("99")));
        }

        private static void check(Row row) {
            assertThat(row.uuid("id")).contains(ID);
            assertThat(row.decimal("price").orElseThrow()).isEqualByComparingTo("12.5");
            assertThat(row.bool("yes")).contains(true);
            assertThat(row.instant("at")).contains(INSTANT);
            assertThat(row.instant("made").orElseThrow())
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
            assertThat(row.timestamp("local")).contains(LocalDateTime.of(2026, 1, 31, 23, 59, 59));
            assertThat(row.date("day")).contains(LocalDate.of(2026, 1, 31));
            assertThat(row.time("clock")).contains(LocalTime.of(12, 30, 15));
            assertThat(row.bytes("data").orElseThrow()).containsExactly(1, -1);
            assertThat(row.integer("empty")).isEmpty();
        }
    }

    private Retort running(List<Class<? extends Migration>> migrations, RunListener... listeners) {
        var configured = configured().migrations(migrations);
        for (RunListener listener : listeners) {
            configured = configured.listener(listener);
        }
        return configured.build();
    }

    @Test
    void aReversibleMigrationGoesBothWaysWithoutLoss() {
        Retort retort = running(List.of(CreatePeople.class, DropBio.class));

        retort.upgrade("head");

        assertThat(database.column("SELECT state FROM t_persons ORDER BY id")).containsExactly("ok", "ok");
        assertThat(database.column("SELECT name FROM v_names ORDER BY name")).containsExactly("Ada", "Bob");
        database.execute("INSERT INTO t_persons (id, name) VALUES (3, 'Cy')");
        assertThat(database.column("SELECT state FROM t_persons WHERE id = 3")).containsExactly("ok");
        retort.downgrade("-1");
        assertThat(database.column("SELECT bio FROM t_people ORDER BY id")).containsExactly("wrote", "null", "null");
        assertThat(database.tables()).containsExactly("t_people");
        retort.upgrade("head");
        retort.downgrade("base");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void whatCannotBeReversedIsRefusedInTheUpgrade() {
        Retort retort = running(List.of(CreatePeople.class, DropBio.class, Irreversible.class));

        assertThatThrownBy(() -> retort.upgrade("head"))
                .hasMessageContaining("a reversible block has operations without a reverse")
                .hasMessageContaining("drop table t_people_r2 at DataMigrationContract.java:")
                .hasMessageContaining("rolled back");

        assertThat(database.rows()).containsExactly("r2");
        assertThatThrownBy(() -> database.column("SELECT age FROM t_persons")).hasMessageContaining("age");
    }

    @Test
    void aKilledUpdateGoesOnWhereItWas() {
        RunListener killer = new RunListener() {
            @Override
            public void beforeStatement(StatementRun statement) {
                if (statement.operation().startsWith("update") && statement.number() == 4) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        List<Class<? extends Migration>> migrations = List.of(ManyRows.class, Twice.class);

        assertThatThrownBy(() -> running(migrations, killer).upgrade("head"))
                .hasMessageContaining("what ran outside a transaction stays");
        assertThat(database.rows()).containsExactly("b1");
        assertThat(database.column("SELECT count(*) FROM t_many WHERE twice IS NULL"))
                .containsExactly("750");

        List<String> progress = new ArrayList<>();
        running(migrations, new RunListener() {
                    @Override
                    public void afterStatement(StatementRun statement, long nanos) {
                        progress.add(statement.operation() + " " + statement.number() + "/" + statement.total()
                                + (statement.transactional() ? "" : " alone"));
                    }
                })
                .upgrade("head");

        assertThat(progress).hasSize(8).startsWith("update t_many in batches of 100 1/8 alone");
        assertThat(database.column("SELECT count(*) FROM t_many WHERE twice = 2 * id"))
                .containsExactly("1050");
        assertThat(database.rows()).containsExactly("b2");
    }

    @Test
    void valuesAreReadBackAsWhatTheyAre() {
        running(List.of(Values.class)).upgrade("head");

        assertThat(database.column("SELECT price FROM t_values WHERE at IS NULL"))
                .containsExactly("1.25");
    }
}
