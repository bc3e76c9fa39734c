package dev.retort.script;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.ColumnOperation.AddColumn;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.RestoreColumns;
import dev.retort.operation.writing.Operations;
import dev.retort.schema.Column;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.function.Consumer;
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

    private List<String> back(Consumer<Operations> block) {
        op.backward().reversible(block);
        return sink.operations.stream().map(Operation::describe).toList();
    }

    @Test
    void aColumnThatWasNotNullIsFilledBeforeItRefusesNull() {
        assertThat(back(inner -> {
                    inner.backupTable("users", "kept", "phone");
                    inner.dropColumn("users", "phone")
                            .was(column("phone", text()).notNull());
                }))
                .containsExactly(
                        "add column users.phone",
                        "restore columns of users from kept",
                        "alter column users.phone",
                        "drop table kept");
        assertThat(sink.operations.get(0)).isInstanceOfSatisfying(AddColumn.class, add -> assertThat(
                        add.column().nullable())
                .isTrue());
    }

    @Test
    void whatTheWholeBackupHasKeptComesBackIntoColumns() {
        assertThat(back(inner -> {
                    inner.backupTable("users", "kept");
                    inner.renameColumn("users", "phone", "mobile");
                    inner.addColumn("users", column("extra", text()));
                    inner.dropColumn("users", "mobile")
                            .was(column("mobile", text()).notNull());
                    inner.dropColumn("users", "extra").was(column("extra", text()));
                }))
                .containsExactly(
                        "add column users.extra",
                        "add column users.mobile",
                        "drop column users.extra",
                        "rename column users.mobile to phone",
                        "restore rows of users from kept",
                        "restore columns of users from kept",
                        "alter column users.phone",
                        "drop table kept");
        assertThat(sink.operations)
                .filteredOn(RestoreColumns.class::isInstance)
                .containsExactly(
                        new RestoreColumns(QualifiedName.of("users"), QualifiedName.of("kept"), List.of("phone")));
    }

    @Test
    void aColumnWhoseValuesNothingBringsBackIsRefusedBeforeItGoes() {
        Column phone = column("phone", text()).notNull();
        Consumer<Operations> block = inner -> inner.dropColumn("users", "phone").was(phone);
        assertThatThrownBy(() -> op.reversible(block))
                .hasMessageContaining("back: add column users.phone at ReversibleTest.java:")
                .hasMessageContaining("NOT NULL without a default, and nothing brings its values back")
                .hasMessageContaining("op.backupTable(…)");
        assertThatThrownBy(() -> op.reversible(inner -> {
                    inner.backupTable("others", "kept", "phone");
                    inner.backupTable("users", "kept_too", "name");
                    block.accept(inner);
                }))
                .hasMessageContaining("nothing brings its values back");
        assertThat(sink.operations).isEmpty();

        op.reversible(inner -> inner.dropColumn("users", "phone").was(phone.defaultTo("-")));
        op.reversible(inner -> inner.dropColumn("users", "phone").was(phone.orNull()));
        assertThat(sink.operations).hasSize(2);
    }

    @Test
    void rowsThatAreKeptNeedNoOtherReverse() {
        assertThat(back(inner -> {
                    inner.backupTable("users", "kept");
                    inner.delete("users", row("id", 1));
                    inner.update("users", row("id", 2), row("name", "x"));
                    inner.updateInBatches("users", 9, "phone = 'y'", "phone IS NULL");
                }))
                .containsExactly(
                        "restore rows of users from kept", "restore columns of users from kept", "drop table kept");
        assertThatThrownBy(() -> op.reversible(inner -> {
                    inner.backupTable("users", "kept", "name");
                    inner.delete("users", row("id", 1));
                    inner.update("users", row("id", 2), row("phone", "x"));
                    inner.update("users", row("name", "a"), row("name", "b"));
                    inner.updateInBatches("users", 9, "(name, phone) = (1, 2)", "phone IS NULL");
                }))
                .hasMessageContaining("delete rows of users")
                .hasMessageContaining("update rows of users")
                .hasMessageContaining("update users in batches of 9");
    }

    @Test
    void aConversionThatNobodyKnowsBackIsRefused() {
        Column at = column("at", timestamp());
        assertThatThrownBy(() -> op.reversible(inner -> inner.alterColumn("users", "at")
                        .type(bigInteger(), "unix(at)")
                        .was(at)))
                .hasMessageContaining("alter column users.at")
                .hasMessageContaining(".usingBack(…)");
        op.backward().reversible(inner -> inner.alterColumn("users", "at")
                .type(bigInteger(), "unix(at)")
                .usingBack("moment(at)")
                .was(at));
        assertThat(sink.operations).singleElement().isInstanceOfSatisfying(AlterColumn.class, back -> {
            assertThat(back.type()).contains(timestamp());
            assertThat(back.using()).contains(sql("moment(at)"));
            assertThat(back.usingBack()).contains(sql("unix(at)"));
        });
    }
}
