package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.Operations;
import dev.retort.run.MigrationFailedException;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A7: every kind of index. */
class IndexesTest extends Scenario {

    IndexesTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a7", down = "staff", message = "indexes of every kind")
    static final class IndexesOfEveryKind implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createIndex("people", index("ix_plain").on("team_id"));
            op.createIndex("people", index("ix_unique").on("name", "age").asUnique());
            op.createIndex("people", index("ix_descending").on(descending("age"), expression("lower(email)")));
            op.createIndex("people", index("ix_partial").on("name").where("team_id IS NOT NULL"));
            if (op.database() == POSTGRESQL) {
                op.addColumn("people", column("facts", jsonb()));
                op.createIndex("people", index("ix_gin").on("facts").using("gin"));
                op.createIndex("people", index("ix_including").on("age").including("email"));
            }
        }
    }

    @Revision(id = "a7b", down = "a7", message = "one more while others write")
    static final class Concurrently implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createIndex("people", index("ix_concurrent").on("email")).concurrently();
        }

        @Override
        public void downgrade(Operations op) {
            op.dropIndex("people", "ix_concurrent").concurrently();
        }
    }

    @Revision(id = "a7c", down = "a7b", message = "the table is made anew around them")
    static final class Rebuild implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.createCheckConstraint("people", "ck_people_name", "length(name) > 1");
        }
    }

    @Revision(id = "a7d", down = "a7c", message = "drop one")
    static final class DropOne implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            op.dropIndex("people", "ix_descending").was(index("x").on(descending("age"), expression("lower(email)")));
        }
    }

    @Test
    void a7IndexesOfEveryKind() {
        Retort retort = retort(List.of(CreateStaff.class, IndexesOfEveryKind.class, Concurrently.class, Rebuild.class));
        goesUpAndDownAndUp(retort, "staff", () -> {
            assertThat(indexes())
                    .anyMatch(
                            line -> line.contains("ix_descending") && line.contains("DESC") && line.contains("lower("))
                    .anyMatch(line -> line.contains("ix_partial") && line.contains("WHERE") && line.contains("NULL"))
                    .anyMatch(line -> line.contains("UNIQUE") && line.contains("ix_unique"))
                    .anyMatch(line -> line.contains("ix_concurrent"));
            assertThat(indexes().stream().anyMatch(line -> line.contains("ix_gin") && line.contains("gin (facts)")))
                    .isEqualTo(isPostgresql());
            assertThat(indexes().stream().anyMatch(line -> line.contains("INCLUDE (email)")))
                    .isEqualTo(isPostgresql());
            assertThatThrownBy(() -> database.execute("INSERT INTO people (id, name, age) VALUES (9, 'Ada', 36)"))
                    .hasMessageContaining(choose("people.name, people.age", "ix_unique"));
        });
    }

    @Test
    void a7ADroppedIndexComesBackAsItWas() {
        Retort retort = retort(
                List.of(CreateStaff.class, IndexesOfEveryKind.class, Concurrently.class, Rebuild.class, DropOne.class));

        goesUpAndDownAndUp(
                retort, "a7c", () -> assertThat(indexes()).noneMatch(line -> line.contains("ix_descending")));
    }

    @Revision(id = "a7e", down = "staff", message = "a unique index, unless it is there")
    static final class UniqueUnlessThere implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createIndex("people", index("ix_age").on("age").asUnique())
                    .ifNotExists()
                    .concurrently();
        }

        @Override
        public void downgrade(Operations op) {
            op.dropIndex("people", "ix_age").concurrently();
        }
    }

    /** CREATE INDEX CONCURRENTLY leaves an index behind when it fails; IF NOT EXISTS would call that done. */
    @Test
    void a7AnIndexWhoseCreationFailedIsNotTakenForOne() {
        Retort retort = retort(List.of(CreateStaff.class, UniqueUnlessThere.class));
        retort.upgrade("staff");
        database.execute("INSERT INTO people (id, name, age) VALUES (91, 'Ada', 77), (92, 'Eve', 77)");
        assertThatThrownBy(() -> retort.upgrade("a7e")).isInstanceOf(MigrationFailedException.class);

        if (isPostgresql()) {
            assertThatThrownBy(() -> retort.upgrade("a7e"))
                    .as("while the cause is still there")
                    .hasMessageContaining("index ix_age is there, but invalid")
                    .hasMessageContaining("DROP INDEX CONCURRENTLY ix_age");
        }
        database.execute("DELETE FROM people WHERE id = 92");
        if (isPostgresql()) {
            assertThatThrownBy(() -> retort.upgrade("a7e"))
                    .as("when the cause is gone, but not the index")
                    .hasMessageContaining("index ix_age is there, but invalid");
            database.execute("DROP INDEX CONCURRENTLY ix_age");
        }
        retort.upgrade("a7e");
        assertThatThrownBy(() -> database.execute("INSERT INTO people (id, name, age) VALUES (93, 'Eve', 77)"))
                .hasMessageContaining(choose("people.age", "ix_age"));
    }

    @Test
    void a7AnIndexWhoseCreationFailedIsNotTakenForOneBySqlEither() {
        String create = choose(
                "CREATE UNIQUE INDEX IF NOT EXISTS ix_age ON people (age)",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix_age ON people (age)");
        sql("a7f", "staff", create + ";", "DROP INDEX IF EXISTS ix_age;");
        Retort retort = retort(List.of(CreateStaff.class));
        retort.upgrade("staff");
        database.execute("INSERT INTO people (id, name, age) VALUES (91, 'Di', 77), (92, 'Di', 77)");
        assertThatThrownBy(() -> retort.upgrade("a7f")).as("duplicates").isInstanceOf(RetortException.class);
        database.execute("DELETE FROM people WHERE id = 92");
        if (isPostgresql()) {
            assertThatThrownBy(() -> retort.upgrade("a7f"))
                    .hasMessageContaining("index ix_age is there, but invalid")
                    .hasMessageContaining("DROP INDEX CONCURRENTLY ix_age");
            database.execute("DROP INDEX CONCURRENTLY ix_age");
        }
        retort.upgrade("a7f");
        assertThat(indexes()).anyMatch(line -> line.contains("ix_age"));
    }

    private List<String> indexes() {
        return database.catalogue().stream()
                .filter(line -> line.matches("CREATE (UNIQUE )?INDEX.*"))
                .toList();
    }
}
