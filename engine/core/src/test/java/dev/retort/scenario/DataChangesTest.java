package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.writing.Operations;
import dev.retort.row.Row;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B1, B2, B3 and B5: rows that change, come, go, and are kept aside. */
class DataChangesTest extends Scenario {

    DataChangesTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "b1", message = "readers have two names")
    static final class CreateReaders implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createTable(table(
                            "readers",
                            column("id", integer()).notNull(),
                            column("first_name", string(40)).notNull(),
                            column("last_name", string(40)).notNull(),
                            column("zip", string(5)))
                    .primaryKey("id"));
            op.insert(
                            "readers",
                            row("id", 1, "first_name", "Ada", "last_name", "King Lovelace", "zip", "00017"),
                            row("id", 2, "first_name", "Bob", "last_name", "O'Neil", "zip", null))
                    .deletedBy("id");
        }
    }

    @Revision(id = "b1b", down = "b1", message = "readers have one name")
    static final class OneName implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("readers", column("name", string(81)));
            op.addColumn("readers", column("zip_number", integer()));
            op.execute("UPDATE readers SET name = first_name || ' ' || last_name, zip_number = CAST(zip AS integer)");
            op.batch("readers", readers -> {
                readers.alterColumn("name").notNull();
                readers.dropColumn("first_name");
                readers.dropColumn("last_name");
                readers.dropColumn("zip");
            });
        }

        @Override
        public void downgrade(Operations op) {
            op.addColumn("readers", column("first_name", string(40)));
            op.addColumn("readers", column("last_name", string(40)));
            op.addColumn("readers", column("zip", string(5)));
            op.execute(Schema.sql("UPDATE readers SET first_name = substr(name, 1, instr(name, ' ') - 1),"
                            + " last_name = substr(name, instr(name, ' ') + 1), zip = printf('%05d', zip_number)"
                            + " WHERE zip_number IS NOT NULL")
                    .on(
                            POSTGRESQL,
                            "UPDATE readers SET first_name = split_part(name, ' ', 1),"
                                    + " last_name = substr(name, strpos(name, ' ') + 1),"
                                    + " zip = lpad(zip_number::text, 5, '0') WHERE zip_number IS NOT NULL"));
            op.execute(Schema.sql("UPDATE readers SET first_name = substr(name, 1, instr(name, ' ') - 1),"
                            + " last_name = substr(name, instr(name, ' ') + 1) WHERE zip_number IS NULL")
                    .on(
                            POSTGRESQL,
                            "UPDATE readers SET first_name = split_part(name, ' ', 1),"
                                    + " last_name = substr(name, strpos(name, ' ') + 1) WHERE zip_number IS NULL"));
            op.batch("readers", readers -> {
                readers.alterColumn("first_name").notNull();
                readers.alterColumn("last_name").notNull();
                readers.dropColumn("name");
                readers.dropColumn("zip_number");
            });
        }
    }

    @Test
    void b1ColumnFilledFromOthersThatGo() {
        goesUpAndDownAndUp(retort(List.of(CreateReaders.class, OneName.class)), "b1", () -> assertThat(
                        database.column("SELECT name || coalesce(zip_number, -1) FROM readers ORDER BY id"))
                .containsExactly("Ada King Lovelace17", "Bob O'Neil-1"));
    }

    @Revision(id = "b2", message = "tasks have priorities in words")
    static final class CreateTasks implements Migration {

        static final List<String> WORDS = List.of("low", "medium", "high");

        @Override
        public void upgrade(Operations op) {
            op.createTable(table("tasks", column("id", integer()).notNull(), column("priority", string(10)))
                    .primaryKey("id"));
            Random random = new Random(7);
            List<Row> rows = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                rows.add(row("id", i, "priority", i <= 3 ? WORDS.get(i - 1) : WORDS.get(random.nextInt(3))));
            }
            op.insert("tasks", rows);
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("tasks");
        }
    }

    @Revision(id = "b2b", down = "b2", message = "tasks have priorities in numbers")
    static final class NumberPriorities implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("tasks", column("level", integer()));
            op.execute("UPDATE tasks SET level = 3 WHERE priority = 'high'");
            op.execute("UPDATE tasks SET level = CASE priority WHEN 'medium' THEN 2 WHEN 'low' THEN 1 END"
                    + " WHERE level IS NULL");
            op.alterColumn("tasks", "level").notNull();
            op.dropColumn("tasks", "priority");
        }

        @Override
        public void downgrade(Operations op) {
            op.addColumn("tasks", column("priority", string(10)));
            op.execute("UPDATE tasks SET priority = CASE level WHEN 3 THEN 'high' WHEN 2 THEN 'medium' ELSE 'low' END");
            op.dropColumn("tasks", "level");
        }
    }

    @Test
    void b2ConditionalUpdateThenNotNull() {
        goesUpAndDownAndUp(retort(List.of(CreateTasks.class, NumberPriorities.class)), "b2", () -> {
            assertThat(database.column("SELECT level FROM tasks WHERE id <= 3 ORDER BY id"))
                    .containsExactly("1", "2", "3");
            assertThat(database.column("SELECT count(*) FROM tasks WHERE level BETWEEN 1 AND 3"))
                    .containsExactly("200");
            assertThatThrownBy(() -> database.execute("INSERT INTO tasks (id) VALUES (201)"))
                    .hasMessageContaining("level");
        });
    }

    @Test
    void b2AWordThatTheMappingForgetsStopsIt() {
        var retort = retort(List.of(CreateTasks.class, NumberPriorities.class));
        retort.upgrade("b2");
        database.execute("UPDATE tasks SET priority = 'urgent' WHERE id = 17");

        assertThat(failsWithoutATrace(retort)).hasMessageContaining("tasks").hasMessageContaining("level");
    }

    @Revision(id = "b3", message = "rates")
    static final class CreateRates implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createTable(table(
                            "rates",
                            column("code", string(3)).notNull(),
                            column("rate", numeric(10, 4)),
                            column("since", date()),
                            column("active", bool()).notNull().defaultTo(false))
                    .primaryKey("code"));
        }
    }

    @Revision(id = "b3b", down = "others", message = "the first rates")
    static final class SeedRates implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.insert(
                            "rates",
                            row("code", "EUR", "rate", new BigDecimal("1.0000"), "since", LocalDate.of(1999, 1, 1)),
                            row("code", "USD", "rate", new BigDecimal("1.0825"), "active", true),
                            row("code", "x'y", "rate", null))
                    .deletedBy("code");
        }
    }

    @Test
    void b3SeedRowsComeAndGoAndOthersStay() {
        sql("others", "b3", "INSERT INTO rates (code, rate) VALUES ('GBP', 0.85);", "DELETE FROM rates;");

        goesUpAndDownAndUp(retort(List.of(CreateRates.class, SeedRates.class)), "others", () -> {
            assertThat(database.column("SELECT code FROM rates ORDER BY code"))
                    .containsExactlyInAnyOrder("EUR", "GBP", "USD", "x'y");
            assertThat(database.column("SELECT code FROM rates WHERE active = " + choose("1", "true")))
                    .containsExactly("USD");
            assertThat(database.column("SELECT code FROM rates WHERE rate = 1.0825"))
                    .containsExactly("USD");
        });
    }

    private static final Table NOTES = table(
                    "notes",
                    column("id", integer()).notNull(),
                    column("body", text()).notNull(),
                    column("stars", integer()))
            .primaryKey("id");

    @Revision(id = "b5", message = "notes")
    static final class CreateNotes implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createTable(NOTES);
            op.createTable(table("marks", column("id", integer()).notNull(), column("mark", text()))
                    .primaryKey("id"));
            op.insert("notes", row("id", 1, "body", "it's", "stars", 5), row("id", 2, "body", "", "stars", null))
                    .deletedBy("id");
            op.insert("marks", row("id", 1, "mark", "ü"), row("id", 2, "mark", null))
                    .deletedBy("id");
        }
    }

    @Revision(id = "b5b", down = "b5", message = "notes go, and marks lose their marks")
    static final class DropWithBackup implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.backupTable("notes", "notes_b5b");
            op.dropTable("notes").was(NOTES);
            op.backupTable("marks", "marks_b5b", "mark");
            op.dropColumn("marks", "mark").was(column("mark", text()));
        }
    }

    @Test
    void b5WhatIsDroppedIsKeptAndComesBack() {
        goesUpAndDownAndUp(retort(List.of(CreateNotes.class, DropWithBackup.class)), "b5", () -> {
            assertThat(database.column("SELECT body FROM notes_b5b ORDER BY id"))
                    .containsExactly("it's", "");
            assertThat(database.tables().stream().map(name -> name.replace("\"", "")))
                    .containsExactlyInAnyOrder("marks", "marks_b5b", "notes_b5b");
        });
    }
}
