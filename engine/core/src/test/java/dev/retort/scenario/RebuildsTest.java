package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.Trigger;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A12 and A16: tables that are made anew, by hand and by the engine, and what depends on them. */
class RebuildsTest extends Scenario {

    private static final String PAPERS = "INSERT INTO papers (id, code, size) VALUES (1, '7', 4), (2, '8', NULL);";

    RebuildsTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a12", message = "papers")
    static final class CreatePapers implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table(
                            "papers",
                            column("id", integer()).notNull(),
                            column("code", text()),
                            column("size", integer()))
                    .primaryKey("id"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("papers");
        }
    }

    /** The new table by hand, its rows, and its name. */
    @Revision(id = "a12b", down = "rows", message = "papers anew, by hand")
    static final class ByHand implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table(
                            "papers_new",
                            column("id", integer()).notNull(),
                            column("code", integer()).notNull(),
                            column("size", integer()).defaultTo(1))
                    .primaryKey("id")
                    .check("ck_papers_size", "size > 0"));
            op.execute("INSERT INTO papers_new (id, code, size) SELECT id, CAST(code AS integer), size FROM papers");
            op.dropTable("papers");
            op.renameTable("papers_new", "papers");
            if (op.database() == POSTGRESQL) {
                op.renameConstraint("papers", "papers_new_pkey", "papers_pkey");
            }
            op.createIndex("papers", index("ix_papers_code").on("code"));
        }

        @Override
        public void downgrade(Operations op) {
            back(op);
        }
    }

    @Revision(id = "a12b", down = "rows", message = "papers anew, in a batch")
    static final class InABatch implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.batch("papers", papers -> {
                papers.alterColumn("code")
                        .type(integer(), "CAST(code AS integer)")
                        .notNull();
                papers.alterColumn("size").defaultTo(1);
                papers.addConstraint(check("size > 0").named("ck_papers_size"));
                papers.createIndex(index("ix_papers_code").on("code"));
            });
        }

        @Override
        public void downgrade(Operations op) {
            back(op);
        }
    }

    @Revision(id = "a12b", down = "rows", message = "papers anew, change by change")
    static final class ChangeByChange implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.alterColumn("papers", "code").type(integer(), "CAST(code AS integer)");
            op.alterColumn("papers", "code").notNull();
            op.flush();
            op.alterColumn("papers", "size").defaultTo(1);
            op.createCheckConstraint("papers", "ck_papers_size", "size > 0");
            op.createIndex("papers", index("ix_papers_code").on("code"));
        }

        @Override
        public void downgrade(Operations op) {
            back(op);
        }
    }

    private static void back(Operations op) {
        op.dropIndex("papers", "ix_papers_code");
        op.batch("papers", papers -> {
            papers.dropConstraint("ck_papers_size");
            papers.alterColumn("size").dropDefault();
            papers.alterColumn("code").nullable().type(text(), "CAST(code AS varchar(20))");
        });
    }

    @Test
    void a12ByHandInABatchAndDirectlyEndTheSame() {
        sql("rows", "a12", PAPERS, "DELETE FROM papers;");
        List<List<String>> ends = new ArrayList<>();
        for (Class<? extends Migration> way : List.of(ByHand.class, InABatch.class, ChangeByChange.class)) {
            Retort retort = retort(List.of(CreatePapers.class, way));
            goesUpAndDownAndUp(retort, "rows", () -> assertThatThrownBy(
                            () -> database.execute("INSERT INTO papers (id, code, size) VALUES (3, 1, 0)"))
                    .hasMessageContaining("ck_papers_size"));
            retort.upgrade("head");
            ends.add(database.state().stream()
                    .map(line -> line.replace("\"", ""))
                    .toList());
            retort.downgrade("base");
        }

        assertThat(ends.get(1)).isEqualTo(ends.get(0));
        assertThat(ends.get(2)).isEqualTo(ends.get(0));
    }

    @Revision(id = "a16", down = "staff", message = "a view and a trigger of two columns")
    static final class WatchNames implements ReversibleMigration {

        private static final Trigger TRIGGER = trigger("names_watched", "AFTER UPDATE OF name")
                .doing(sqlOn(SQLITE, "BEGIN INSERT INTO journal VALUES (old.name || '>' || new.name); END")
                        .on(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION write_change()"));

        @Override
        public void change(Operations op) {
            op.createView(view("ages", "SELECT name, age FROM people WHERE age IS NOT NULL"));
            op.createFunction(function(
                    "write_change",
                    "",
                    "RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO journal"
                            + " VALUES (old.name || '>' || new.name); RETURN new; END$$"));
            op.createTrigger("people", TRIGGER);
        }
    }

    @Revision(id = "a16b", down = "a16", message = "the table is changed, and made anew on SQLite")
    static final class ChangeWatched implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("people", column("rank", integer()).notNull().defaultTo(1));
            op.createCheckConstraint("people", "ck_people_rank", "rank > 0");
            op.dropConstraint("people", "fk_people_team");
            op.createForeignKey(
                    "people", "fk_people_team", foreignKey("team_id").references("teams", "id"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("people", "fk_people_team");
            op.createForeignKey(
                    "people",
                    "fk_people_team",
                    foreignKey("team_id").references("teams", "id").onDelete(SET_NULL));
            op.dropConstraint("people", "ck_people_rank");
            op.dropColumn("people", "rank");
        }
    }

    @Revision(id = "a16c", down = "a16b", message = "the view shows ranks, names are longer")
    static final class ReplaceTheView implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.replaceView(view("ages", "SELECT name, age, rank FROM people WHERE age IS NOT NULL"));
            op.dropTrigger("people", "names_watched");
            op.dropView("ages");
            op.dropView("named");
            op.alterColumn("people", "name").type(string(60));
            op.createView(view("named", "SELECT id, name AS name FROM people"));
            op.createView(view("ages", "SELECT name, rank FROM people"));
            op.createTrigger("people", WatchNames.TRIGGER);
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTrigger("people", "names_watched");
            op.dropView("ages");
            op.dropView("named");
            op.alterColumn("people", "name").type(string(40));
            op.createView(view("named", "SELECT id, name AS name FROM people"));
            op.createView(view("ages", "SELECT name, age FROM people WHERE age IS NOT NULL"));
            op.createTrigger("people", WatchNames.TRIGGER);
        }
    }

    @Test
    void a16ViewsAndTriggersOutliveTheirTable() {
        Retort retort = retort(List.of(CreateStaff.class, WatchNames.class, ChangeWatched.class, ReplaceTheView.class));
        goesUpAndDownAndUp(retort, "staff", () -> assertThat(database.column("SELECT rank FROM ages"))
                .containsExactly("1", "1", "1"));
        for (String place : List.of("a16", "a16b", "a16c", "a16")) {
            boolean up = !retort.planUpgrade(place).steps().isEmpty();
            if (up) {
                retort.upgrade(place);
            } else {
                retort.downgrade(place);
            }
            database.execute("UPDATE people SET name = 'at " + place + "' WHERE id = 1");
            assertThat(database.column("SELECT line FROM journal")).anyMatch(line -> line.endsWith(">at " + place));
            assertThat(database.column("SELECT name FROM ages")).contains("at " + place);
            database.execute("DELETE FROM journal");
        }
    }

    @Revision(id = "a16d", down = "a16", message = "the view of ages loses a column")
    static final class NarrowTheView implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.replaceView(view("ages", "SELECT name FROM people WHERE age IS NOT NULL"))
                    .was(view("ages", "SELECT name, age FROM people WHERE age IS NOT NULL"));
        }
    }

    @Revision(id = "a16e", down = "a16d", message = "a table under a view and a trigger goes")
    static final class DropUnderAView implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE notes (line varchar(40)); CREATE VIEW lines AS SELECT line FROM notes");
            op.dropTable("notes");
        }
    }

    @Revision(id = "a16e", down = "a16d", message = "a table goes to which a key points")
    static final class DropUnderAKey implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.dropTable("teams");
        }
    }

    @Test
    void a16AViewGetsFewerColumnsAndThemBack() {
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, WatchNames.class, NarrowTheView.class)), "a16", () -> {
            assertThat(database.column("SELECT name FROM ages ORDER BY name")).containsExactly("Ada", "Bob");
            assertThatThrownBy(() -> database.column("SELECT age FROM ages")).hasMessageContaining("age");
        });
    }

    @Test
    void a16ATableThatSomethingUsesIsNotDropped() {
        retort(List.of(CreateStaff.class, WatchNames.class, NarrowTheView.class))
                .upgrade("a16d");
        assertThat(failsWithoutATrace(retort(
                        List.of(CreateStaff.class, WatchNames.class, NarrowTheView.class, DropUnderAView.class))))
                .hasMessageContaining("lines")
                .hasMessageMatching("(?s).*what to do:.*drop.*");
        assertThat(failsWithoutATrace(
                        retort(List.of(CreateStaff.class, WatchNames.class, NarrowTheView.class, DropUnderAKey.class))))
                .hasMessageMatching("(?s).*(of tables: people|fk_people_team).*");
    }
}
