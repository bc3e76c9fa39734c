package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A6, A8 and A11: unique constraints and foreign keys. */
class KeysTest extends Scenario {

    KeysTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a6", down = "staff", message = "no two of a name in a team")
    static final class UniqueNames implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createUniqueConstraint("people", "uq_people_name", "name", "team_id");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("people", "uq_people_name");
        }
    }

    @Test
    void a6UniqueConstraintComesAndGoes() {
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, UniqueNames.class)), "staff", () -> assertThatThrownBy(
                        () -> database.execute(
                                "INSERT INTO people (id, name, email, team_id) VALUES (9, 'Ada', 'a', 1)"))
                .hasMessageContaining(choose("people.name, people.team_id", "uq_people_name")));
    }

    @Test
    void a6DuplicatesAreShownAndNothingChanges() {
        Retort retort = retort(List.of(CreateStaff.class, UniqueNames.class));
        retort.upgrade("staff");
        database.execute("INSERT INTO people (id, name, team_id) VALUES (4, 'Bob', 2)");

        assertThat(failsWithoutATrace(retort))
                .hasMessageContaining("people")
                .hasMessageContaining("Bob")
                .hasMessageContaining("team_id");
    }

    @Revision(id = "a8", message = "keys of every kind")
    static final class KeysOfEveryKind implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table("parents", column("id", integer()).notNull()).primaryKey("id"));
            op.createTable(table(
                            "children",
                            column("id", integer()).notNull(),
                            column("gone", integer()),
                            column("emptied", integer()),
                            column("late", integer()))
                    .primaryKey("id")
                    .constraint(foreignKey("gone")
                            .references("parents", "id")
                            .onDelete(CASCADE)
                            .onUpdate(CASCADE)
                            .named("fk_gone"))
                    .constraint(foreignKey("emptied")
                            .references("parents", "id")
                            .onDelete(SET_NULL)
                            .onUpdate(SET_NULL)
                            .named("fk_emptied"))
                    .constraint(foreignKey("late")
                            .references("parents", "id")
                            .deferrable(INITIALLY_DEFERRED)
                            .named("fk_late")));
            op.insert("parents", row("id", 1), row("id", 2), row("id", 3));
            op.insert("children", row("id", 1, "gone", 1), row("id", 2, "emptied", 1), row("id", 3, "gone", 2));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("children");
            op.dropTable("parents");
        }
    }

    @Revision(id = "a8b", down = "a8", message = "a rule changes, and the table is changed besides")
    static final class OtherRule implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.batch("children", children -> {
                children.dropConstraint("fk_gone");
                children.addConstraint(foreignKey("gone")
                        .references("parents", "id")
                        .onDelete(RESTRICT)
                        .onUpdate(CASCADE)
                        .named("fk_gone"));
                children.addColumn(column("note", string(10)).notNull().defaultTo("-"));
            });
        }

        @Override
        public void downgrade(Operations op) {
            op.batch("children", children -> {
                children.dropColumn("note");
                children.dropConstraint("fk_gone");
                children.addConstraint(foreignKey("gone")
                        .references("parents", "id")
                        .onDelete(CASCADE)
                        .onUpdate(CASCADE)
                        .named("fk_gone"));
            });
        }
    }

    @Test
    void a8ForeignKeysKeepTheirRules() throws SQLException {
        Retort retort = retort(List.of(KeysOfEveryKind.class, OtherRule.class));
        goesUpAndDownAndUp(
                retort, "a8", () -> assertThatThrownBy(() -> database.execute("DELETE FROM parents WHERE id = 2"))
                        .hasMessageMatching(FOREIGN_KEY));
        retort.upgrade("head");
        retort.downgrade("a8");

        database.execute("UPDATE parents SET id = 20 WHERE id = 2");
        database.execute("DELETE FROM parents WHERE id = 1");

        assertThat(database.column("SELECT gone FROM children ORDER BY id")).containsExactly("null", "20");
        assertThat(database.column("SELECT emptied FROM children WHERE id = 2")).containsExactly("null");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO children (id, late) VALUES (7, 70)");
            statement.execute("INSERT INTO parents VALUES (70)");
            connection.commit();
        }
        assertThatThrownBy(() -> database.execute("INSERT INTO children (id, late) VALUES (8, 80)"))
                .hasMessageMatching(FOREIGN_KEY);
    }

    @Revision(id = "a11", message = "heads and houses, and categories in categories")
    static final class Circles implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table("houses", column("id", integer()).notNull(), column("head_id", integer()))
                    .primaryKey("id"));
            op.createTable(table("heads", column("id", integer()).notNull(), column("house_id", integer()))
                    .primaryKey("id")
                    .constraint(
                            foreignKey("house_id").references("houses", "id").named("fk_heads_house")));
            op.createForeignKey(
                    "houses",
                    "fk_houses_head",
                    foreignKey("head_id").references("heads", "id").onDelete(SET_NULL));
            op.createTable(table("categories", column("id", integer()).notNull(), column("parent_id", integer()))
                    .primaryKey("id")
                    .constraint(foreignKey("parent_id")
                            .references("categories", "id")
                            .onDelete(CASCADE)
                            .named("fk_categories_parent")));
            op.insert("houses", row("id", 1, "head_id", null));
            op.insert("heads", row("id", 1, "house_id", 1));
            op.update("houses", row("id", 1), row("head_id", 1));
            op.insert("categories", row("id", 1, "parent_id", null), row("id", 2, "parent_id", 1));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("categories");
            op.dropConstraint("houses", "fk_houses_head");
            op.dropTable("heads");
            op.dropTable("houses");
        }
    }

    @Revision(id = "a11b", down = "a11", message = "every one of them is made anew")
    static final class ChangeInCircles implements Migration {
        @Override
        public void upgrade(Operations op) {
            for (String table : List.of("houses", "heads", "categories")) {
                op.addColumn(table, column("size", integer()).notNull().defaultTo(3));
                op.createCheckConstraint(table, "ck_" + table, "size > 2");
            }
        }

        @Override
        public void downgrade(Operations op) {
            for (String table : List.of("categories", "houses", "heads")) {
                op.dropConstraint(table, "ck_" + table);
                op.dropColumn(table, "size");
            }
        }
    }

    @Test
    void a11TablesThatReferToEachOtherAndToThemselves() {
        goesUpAndDownAndUp(retort(List.of(Circles.class, ChangeInCircles.class)), "a11", () -> {
            assertThat(database.column("SELECT head_id FROM houses")).containsExactly("1");
            assertThat(database.column("SELECT count(*) FROM categories")).containsExactly("2");
            assertThatThrownBy(() -> database.execute("INSERT INTO houses (id, head_id) VALUES (2, 9)"))
                    .hasMessageMatching(FOREIGN_KEY);
            assertThatThrownBy(() -> database.execute("INSERT INTO categories (id, parent_id) VALUES (3, 9)"))
                    .hasMessageMatching(FOREIGN_KEY);
            assertThatThrownBy(() -> database.execute("DELETE FROM houses WHERE id = 1"))
                    .hasMessageMatching(FOREIGN_KEY);
        });
    }
}
