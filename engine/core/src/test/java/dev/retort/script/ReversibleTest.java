package dev.retort.script;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.Operations;
import dev.retort.schema.NamingConvention;
import org.junit.jupiter.api.Test;

/** What a reversible block becomes in each direction. */
class ReversibleTest {

    private final ListSink sink = new ListSink();
    private final Operations op = new Operations(sink, NamingConvention.COMMON);

    private void change(Operations inner) {
        inner.createTable(table("users", column("id", integer())));
        inner.backupTable("users", "kept");
        inner.in("app").dropView("v").was(view("v", "SELECT 1"));
        inner.execute("ANALYZE").needsNoUndo();
        inner.execute(sql("INSERT")).undoneBy("DELETE");
    }

    @Test
    void runsForwardInAnUpgrade() {
        op.reversible(this::change);
        assertThat(sink.operations)
                .extracting(Operation::describe)
                .containsExactly(
                        "create table users",
                        "back up users to kept",
                        "drop view app.v",
                        "execute ANALYZE",
                        "execute INSERT");
    }

    @Test
    void runsReversesLastFirstInADowngrade() {
        op.backward().reversible(this::change);
        assertThat(sink.operations)
                .extracting(Operation::describe)
                .containsExactly(
                        "execute DELETE",
                        "execute ",
                        "create view app.v",
                        "restore rows of users from kept",
                        "drop table kept",
                        "drop table users");
    }

    @Test
    void refusesWhatHasNoReverseBeforeAnythingIsRun() {
        assertThatThrownBy(() -> op.reversible(inner -> {
                    inner.createTable(table("users", column("id", integer())));
                    inner.dropTable("orders");
                    inner.execute("DELETE FROM users");
                }))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("without a reverse")
                .hasMessageContaining("drop table orders at ReversibleTest.java:")
                .hasMessageContaining("definition was not given")
                .hasMessageContaining("execute DELETE FROM users at")
                .hasMessageContaining(".was(…)");
        assertThat(sink.operations).isEmpty();
    }

    @Test
    void rowsOfATableThatItCreatesGoWithTheTable() {
        op.backward().reversible(inner -> {
            inner.in("app").createTable(table("roles", column("id", integer()), column("name", text())));
            inner.in("app").insert("roles", row("id", 1));
            inner.in("app").renameTable("roles", "ranks");
            inner.in("app").insert("ranks", row("id", 2));
            inner.in("app").update("ranks", row("id", 2), row("name", "x"));
            inner.in("app").updateInBatches("ranks", 9, "name = 'y'", "name IS NULL");
        });
        assertThat(sink.operations)
                .extracting(Operation::describe)
                .containsExactly("rename table app.ranks to roles", "drop table app.roles");
    }

    @Test
    void rowsOfOtherTablesNeedAReverse() {
        assertThatThrownBy(() -> op.reversible(inner -> {
                    inner.insert("roles", row("id", 1));
                    inner.createTable(table("roles", column("id", integer())));
                    inner.in("app").insert("roles", row("id", 2));
                    inner.delete("roles", row("id", 1));
                }))
                .hasMessageContaining("insert 1 row into roles at")
                .hasMessageContaining("insert 1 row into app.roles at")
                .hasMessageContaining("delete rows of roles at");
    }

    @Test
    void cannotRead() {
        assertThatThrownBy(() -> op.reversible(inner -> inner.query("SELECT 1")))
                .isInstanceOf(InvalidOperationException.class)
                .hasMessageContaining("can't read from the database");
    }

    @Test
    void comesAfterWhatWasOpen() {
        op.dropTable("a");
        op.reversible(inner -> inner.renameTable("b", "c"));
        assertThat(sink.operations)
                .extracting(Operation::describe)
                .containsExactly("drop table a", "rename table b to c");
    }
}
