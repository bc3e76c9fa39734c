package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.row.Row;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A1, A2, A3 and A10: tables and columns that are added, also NOT NULL to tables with rows. */
class TablesAndColumnsTest extends Scenario {

    private static final UUID ID = UUID.fromString("0191f3a0-1111-7222-8333-444455556666");
    private static final Instant CREATED = Instant.parse("2026-01-31T10:30:00.123456Z");

    TablesAndColumnsTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a1", message = "create accounts")
    static final class CreateAccounts implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table(
                            "accounts",
                            column("id", uuid()).notNull().withDefault(randomUuid()),
                            column("email", string(200)).notNull(),
                            column("created_at", timestampWithZone()).notNull().withDefault(now()),
                            column("updated_at", timestampWithZone()))
                    .primaryKey("id"));
            op.insert("accounts", row("id", ID, "email", "ada@x.org", "created_at", CREATED));
            Row read = op.query("SELECT * FROM accounts").get(0);
            assertThat(read.uuid("id")).contains(ID);
            assertThat(read.instant("created_at")).contains(CREATED);
            assertThat(read.instant("updated_at")).isEmpty();
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("accounts");
        }
    }

    @Test
    void a1NewTableWithUuidAndZonedTimes() {
        Retort retort = retort(List.of(CreateAccounts.class));
        retort.upgrade("head");

        database.execute("INSERT INTO accounts (email) VALUES ('bob@x.org')");

        assertThat(database.column("SELECT id FROM accounts WHERE email = 'bob@x.org'"))
                .singleElement()
                .satisfies(id -> assertThat(UUID.fromString(id).version()).isEqualTo(4));
        assertThat(database.column("SELECT count(*) FROM accounts WHERE email = 'bob@x.org' AND "
                        + choose(
                                "abs(julianday(created_at) - julianday('now')) < 0.1",
                                "created_at BETWEEN now() - interval '2 hours' AND now()")))
                .containsExactly("1");
        assertThat(database.column("SELECT " + choose("typeof(created_at)", "pg_typeof(created_at)")
                        + " FROM accounts WHERE updated_at IS NULL"))
                .containsOnly(choose("text", "timestamp with time zone"));
        retort.downgrade("base");
        assertThat(database.tables()).isEmpty();
    }

    @Revision(id = "a2", down = "staff", message = "people have phones")
    static final class AddPhone implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", column("phone", string(32)));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("people", "phone");
        }
    }

    @Test
    void a2NullableColumnInJavaAndInSql() {
        sql("a2sql", "a2", "ALTER TABLE people ADD COLUMN fax VARCHAR(32);", "ALTER TABLE people DROP COLUMN fax;");

        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, AddPhone.class)), "staff", () -> assertThat(
                        database.column("SELECT count(*) FROM people WHERE phone IS NULL AND fax IS NULL"))
                .containsExactly("3"));
    }

    @Revision(id = "a3", down = "desks", message = "everyone has a desk, at once")
    static final class DeskAtOnce implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("UPDATE people SET name = upper(name)");
            op.addColumn("people", column("desk_id", integer()).notNull());
        }
    }

    @Revision(id = "a3", down = "desks", message = "everyone has a desk, in three steps")
    static final class DeskInThreeSteps implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", column("desk_id", integer()));
            op.execute("UPDATE people SET desk_id = (SELECT min(id) FROM desks)");
            op.alterColumn("people", "desk_id").notNull();
            op.createForeignKey(
                    "people",
                    "fk_people_desk",
                    foreignKey("desk_id").references("desks", "id").onDelete(CASCADE));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("people", "fk_people_desk");
            op.dropColumn("people", "desk_id");
        }
    }

    private void desks() {
        sql(
                "desks",
                "staff",
                "CREATE TABLE desks (id INTEGER PRIMARY KEY);\nINSERT INTO desks VALUES (4), (5);",
                "DROP TABLE desks;");
    }

    @Test
    void a3NotNullForeignKeyInThreeSafeSteps() {
        desks();
        Retort retort = retort(List.of(CreateStaff.class, DeskInThreeSteps.class));
        retort.upgrade("desks");
        List<String> schema = database.catalogue();

        goesUpAndDownAndUp(retort, "desks", () -> {
            assertThat(database.catalogue()).containsAll(schema);
            assertThat(database.column("SELECT desk_id FROM people")).containsExactly("4", "4", "4");
            assertThat(database.column("SELECT id FROM badges ORDER BY id")).containsExactly("7", "8");
            assertThatThrownBy(() -> database.execute("INSERT INTO people (id, name, desk_id) VALUES (9, 'Di', 99)"))
                    .hasMessageMatching(FOREIGN_KEY);
            assertThatThrownBy(() -> database.execute("INSERT INTO people (id, name) VALUES (9, 'Di')"))
                    .hasMessageContaining("desk_id");
        });
    }

    @Test
    void a3NotNullForeignKeyAtOnceFailsWithoutATrace() {
        desks();
        Retort retort = retort(List.of(CreateStaff.class, DeskAtOnce.class));
        retort.upgrade("desks");

        assertThat(failsWithoutATrace(retort)).hasMessageContaining("people").hasMessageContaining("desk_id");
    }

    @Revision(id = "a10fill", down = "staff", message = "age is needed")
    static final class FillThenNeed implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", column("country", string(2)));
            op.execute("UPDATE people SET country = CASE id WHEN 1 THEN 'gb' ELSE 'us' END");
            op.alterColumn("people", "country").notNull();
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("people", "country");
        }
    }

    @Revision(id = "a10default", down = "a10fill", message = "language is needed")
    static final class DefaultThenNone implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", column("language", string(5)).notNull().defaultTo("en"));
            op.alterColumn("people", "language").dropDefault();
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("people", "language");
        }
    }

    @Test
    void a10NotNullOnAFilledTableInBothForms() {
        goesUpAndDownAndUp(
                retort(List.of(CreateStaff.class, FillThenNeed.class, DefaultThenNone.class)), "staff", () -> {
                    assertThat(database.column("SELECT country || language FROM people ORDER BY id"))
                            .containsExactly("gben", "usen", "usen");
                    assertThatThrownBy(() ->
                                    database.execute("INSERT INTO people (id, name, country) VALUES (9, 'Di', 'fr')"))
                            .hasMessageContaining("language");
                    assertThatThrownBy(() ->
                                    database.execute("INSERT INTO people (id, name, language) VALUES (9, 'Di', 'fr')"))
                            .hasMessageContaining("country");
                });
    }
}
