package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.EnumType;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
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
}
