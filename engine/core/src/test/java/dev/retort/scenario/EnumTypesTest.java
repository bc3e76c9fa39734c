package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.EnumType;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A9: enum types, which are checks on SQLite. */
class EnumTypesTest extends Scenario {

    private static final EnumType OLD = enumType("mood", "sad", "ok");
    private static final EnumType NEW = enumType("mood", "sad", "ok", "fine");

    EnumTypesTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a9", down = "staff", message = "people have moods")
    static final class AddMood implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createEnum(OLD);
            op.addColumn("people", column("mood", enumeration(OLD)).notNull().defaultTo("ok"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropColumn("people", "mood");
            op.dropEnum("mood");
        }
    }

    @Revision(id = "a9b", down = "a9", message = "one mood more")
    static final class AddLabel implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addEnumLabel("mood", "fine").after("ok").was(OLD);
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("UPDATE people SET mood = 'ok' WHERE mood = 'fine'");
            op.replaceEnum(OLD).was(NEW);
        }
    }

    @Revision(id = "a9c", down = "a9b", message = "the new mood is used in the next revision")
    static final class UseLabel implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("UPDATE people SET mood = 'fine' WHERE id = 1");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("UPDATE people SET mood = 'ok' WHERE id = 1");
        }
    }

    @Test
    void a9EnumTypeComesGetsAValueAndLeavesNoTrace() {
        goesUpAndDownAndUp(
                retort(List.of(CreateStaff.class, AddMood.class, AddLabel.class, UseLabel.class)), "staff", () -> {
                    assertThat(database.column("SELECT mood FROM people ORDER BY id"))
                            .containsExactly("fine", "ok", "ok");
                    assertThatThrownBy(() ->
                                    database.execute("INSERT INTO people (id, name, mood) VALUES (9, 'Di', 'odd')"))
                            .hasMessageContaining("mood");
                });
        assertThat(database.catalogue()).noneMatch(line -> line.contains("mood"));
    }

    @Revision(id = "a9d", down = "a9", message = "moods change places, in two columns")
    static final class SwapMoods implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            if (op.database() == DatabaseKind.POSTGRESQL) {
                op.addColumn(
                        "people", column("moods", arrayOf(enumeration(OLD))).defaultTo(List.of("sad", "ok")));
            }
            op.addColumn("people", column("before", enumeration(OLD)).defaultTo("sad"));
            op.replaceEnum(enumType("mood", "ok", "sad", "odd"))
                    .mapping("sad", "ok")
                    .mapping("ok", "sad")
                    .mappingBack("sad", "ok")
                    .mappingBack("ok", "sad")
                    .mappingBack("odd", "ok")
                    .usedBy("people", "mood")
                    .usedBy("people", "before")
                    .was(OLD);
        }
    }

    @Test
    void a9LabelsThatChangePlacesAreMappedAtOnceInValuesArraysAndDefaults() {
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, AddMood.class, SwapMoods.class)), "a9", () -> {
            database.execute("INSERT INTO people (id, name) VALUES (9, 'Di')");
            assertThat(database.column("SELECT mood || ' ' || before" + choose("", " || moods::text")
                            + " FROM people ORDER BY id"))
                    .containsOnly(choose("sad ok", "sad ok{ok,sad}"));
            database.execute("DELETE FROM people WHERE id = 9");
            database.execute("DELETE FROM journal");
        });
    }

    @Revision(id = "a9e", down = "a9", message = "moods become text")
    static final class MoodsAsText implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.alterColumn("people", "mood").type(text());
            op.dropEnum("mood");
        }

        @Override
        public void downgrade(Operations op) {
            op.createEnum(OLD);
            op.alterColumn("people", "mood").type(enumeration(OLD));
        }
    }

    @Test
    void a9AKeptDefaultFollowsItsColumnToTextAndBack() {
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, AddMood.class, MoodsAsText.class)), "a9", () -> {
            database.execute("INSERT INTO people (id, name) VALUES (9, 'Di')");
            assertThat(database.column("SELECT mood FROM people")).containsOnly("ok");
            database.execute("DELETE FROM people WHERE id = 9");
            database.execute("DELETE FROM journal");
        });
    }

    @Revision(id = "a9f", down = "a9", message = "a label for two types")
    static final class LabelForOne implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createEnum(enumType("weather", "sad", "ok"));
            op.addColumn("people", column("weather", enumeration("weather", "sad", "ok")));
            op.addEnumLabel("mood", "fine").was(OLD);
        }
    }

    @Revision(id = "a9f", down = "a9", message = "a label for one of two types")
    static final class LabelForNamed implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createEnum(enumType("weather", "sad", "ok"));
            op.addColumn("people", column("weather", enumeration("weather", "sad", "ok")));
            op.addEnumLabel("mood", "fine").was(OLD).usedBy("people", "mood");
            op.renameEnumLabel("weather", "sad", "wet")
                    .was(enumType("weather", "sad", "ok"))
                    .usedBy("people", "weather");
        }
    }

    @Test
    void a9ALabelGoesToTheTypeThatWasMeant() {
        if (!isPostgresql()) {
            retort(List.of(CreateStaff.class, AddMood.class)).upgrade("a9");
            assertThat(failsWithoutATrace(retort(List.of(CreateStaff.class, AddMood.class, LabelForOne.class))))
                    .hasMessageContaining("several columns have the labels of enum mood")
                    .hasMessageContaining("people.mood [sad, ok], people.weather [sad, ok]")
                    .hasMessageContaining(".usedBy(\"table\", \"column\")");
        }
        goesUpAndDownAndUp(retort(List.of(CreateStaff.class, AddMood.class, LabelForNamed.class)), "a9", () -> {
            for (String refused : List.of("weather) VALUES (9, 'Di', 'fine')", "mood) VALUES (9, 'Di', 'wet')")) {
                assertThatThrownBy(() -> database.execute("INSERT INTO people (id, name, " + refused))
                        .hasMessageMatching("(?s).*(weather|mood).*");
            }
        });
    }

    @Revision(id = "a9g", down = "a9", message = "a view of moods")
    static final class ReplaceUnderAView implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createView(view("moods", "SELECT mood FROM people"));
            op.replaceEnum(enumType("mood", "ok")).mapping("sad", "ok").was(OLD);
        }
    }

    @Test
    void a9WhatUsesATypeIsNamedBeforeAnythingHappens() {
        retort(List.of(CreateStaff.class, AddMood.class)).upgrade("a9");
        Retort retort = retort(List.of(CreateStaff.class, AddMood.class, ReplaceUnderAView.class));
        if (isPostgresql()) {
            assertThat(failsWithoutATrace(retort))
                    .hasMessageContaining("used by: view moods")
                    .hasMessageContaining("drop these first, and create them again afterwards")
                    .hasMessageNotContaining("CASCADE");
        } else {
            retort.upgrade("head");
            assertThat(database.column("SELECT mood FROM moods")).containsOnly("ok");
        }
    }
}
