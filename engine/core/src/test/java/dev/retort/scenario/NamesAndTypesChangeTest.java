package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A4 and A5: columns and tables get other names and other types, and get the former ones back. */
class NamesAndTypesChangeTest extends Scenario {

    NamesAndTypesChangeTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a4column", down = "staff", message = "names are full names, ages are years")
    static final class RenameColumns implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.renameColumn("people", "name", "full_name");
            op.renameColumn("people", "age", "years");
            op.renameColumn("people", "team_id", "group_id");
        }
    }

    @Revision(id = "a4table", down = "a4column", message = "people are persons, teams are groups")
    static final class RenameTables implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.renameTable("people", "persons");
            op.renameTable("teams", "squads");
        }
    }

    @Test
    void a4RenamesKeepDataAndWhatNamesThem() {
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, RenameColumns.class, RenameTables.class)), "staff", () -> {
            assertThat(database.column("SELECT full_name || years FROM persons WHERE id < 3 ORDER BY id"))
                    .containsExactly("Ada36", "Bob50");
            assertThat(database.column("SELECT name FROM named ORDER BY id")).containsExactly("Ada", "Bob", "Cy");
            assertThatThrownBy(() -> database.execute("INSERT INTO persons (id, full_name, years) VALUES (9, 'D', 3)"))
                    .hasMessageContaining("ck_people_age");
            assertThatThrownBy(
                            () -> database.execute("INSERT INTO persons (id, full_name, group_id) VALUES (9, 'D', 3)"))
                    .hasMessageMatching(FOREIGN_KEY);
            assertThat(database.catalogue())
                    .anyMatch(line -> line.contains("ix_people_name") && line.contains("full_name"))
                    .anyMatch(line -> line.matches(".*ix_people_old.*WHERE \\(?\"?years\"? > 40\\)?"))
                    .anyMatch(line -> line.contains("people_watched") && line.contains("persons"));
        });
    }

    @Test
    void a4TheRenamedTableGoesOnWorking() {
        retort(List.of(CreateStaff.class, RenameColumns.class, RenameTables.class))
                .upgrade("head");

        database.execute("INSERT INTO persons (id, full_name, group_id) VALUES (4, 'Di', 2)");
        database.execute("DELETE FROM persons WHERE id = 1");
        database.execute("DELETE FROM squads WHERE id = 2");

        assertThat(database.column("SELECT line FROM journal WHERE line LIKE '%4'"))
                .containsExactly("new 4");
        assertThat(database.column("SELECT id FROM badges")).containsExactly("8");
        assertThat(database.column("SELECT group_id FROM persons WHERE id IN (2, 4)"))
                .containsExactly("null", "null");
    }

    @Revision(id = "a5", down = "staff", message = "ages are words")
    static final class AgeAsText implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.dropIndex("people", "ix_people_old");
            op.batch("people", people -> {
                people.dropConstraint("ck_people_age");
                people.alterColumn("age").type(text(), "'y' || CAST(age AS varchar(10))");
            });
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("people", "age").type(integer(), "CAST(substr(age, 2) AS integer)");
            op.createCheckConstraint("people", "ck_people_age", "age >= 18");
            op.createIndex("people", index("ix_people_old").on("age").where("age > 40"));
        }
    }

    @Test
    void a5TypeChangesKeepValues() {
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, AgeAsText.class)), "staff", () -> assertThat(
                        database.column("SELECT age FROM people ORDER BY id"))
                .containsExactly("y36", "y50", "null"));
    }

    @Revision(id = "a5b", down = "staff", message = "mail addresses are numbers")
    static final class EmailAsNumber implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("UPDATE people SET email = '17' WHERE id = 1");
            op.alterColumn("people", "email").type(integer(), "CAST(email AS integer)");
        }
    }

    @Revision(id = "a5b", down = "staff", message = "mail addresses are numbers")
    static final class EmailAsNumberWithoutExpression implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("UPDATE people SET email = '17' WHERE id = 1");
            op.alterColumn("people", "email").type(integer());
        }
    }

    @Revision(id = "a5b", down = "staff", message = "names are short")
    static final class NamesOfTwo implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.alterColumn("people", "name").type(string(2));
        }
    }

    @Test
    void a5AValueThatCannotBeConvertedIsNamed() {
        for (Class<? extends Migration> type : List.of(EmailAsNumber.class, EmailAsNumberWithoutExpression.class)) {
            Retort retort = retort(List.of(CreateStaff.class, type));
            retort.upgrade("staff");

            assertThat(failsWithoutATrace(retort))
                    .hasMessageContaining("people")
                    .hasMessageContaining("email")
                    .hasMessageContaining("bob@x.org");
        }
    }

    @Test
    void a5AValueThatIsTooLongIsNamed() {
        Retort retort = retort(List.of(CreateStaffWithoutView.class, NamesOfTwo.class));
        retort.upgrade("staff");

        assertThat(failsWithoutATrace(retort))
                .hasMessageContaining("people")
                .hasMessageContaining("name")
                .hasMessageContaining("Ada");
    }

    @Revision(id = "staff", message = "PostgreSQL alters no type of a column that a view names")
    static final class CreateStaffWithoutView implements Migration {
        @Override
        public void upgrade(Operations op) {
            new CreateStaff().change(op);
            op.dropView("named");
        }
    }
}
