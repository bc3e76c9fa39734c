package dev.retort.script;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AddColumn;
import dev.retort.operation.ColumnOperation.DropColumn;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.EnumOperation.AddEnumLabel;
import dev.retort.operation.EnumOperation.EnumColumn;
import dev.retort.operation.EnumOperation.RenameEnumLabel;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RoutineOperation.DropFunction;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.SequenceOperation.AlterSequence;
import dev.retort.operation.TableOperation.*;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an author writes, and the operations that it becomes. */
class OperationsTest {

    private static final QualifiedName USERS = QualifiedName.of("users");

    private final ListSink sink = new ListSink();
    private final Operations op = new Operations(sink, NamingConvention.COMMON);

    private void assertWritten(Operation... expected) {
        op.flush();
        assertThat(sink.operations).containsExactly(expected);
    }

    /** What NullAway would refuse, of those who don't have it. */
    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedOnItsOwnLine() {
        List<Runnable> calls = List.of(
                () -> op.renameColumn("users", "bio", null),
                () -> op.dropIndex("users", null),
                () -> op.createTrigger("users", null),
                () -> op.execute((SqlText) null),
                () -> op.createSchema(null),
                () -> op.addEnumLabel("mood", null),
                () -> op.add(null));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(InvalidOperationException.class, refused -> assertThat(refused.code())
                            .isEqualTo("missing-value"))
                    .hasMessageContaining("there is null in ")
                    .hasMessageContaining("null is: ");
        }
        op.flush();
        assertThat(sink.operations).isEmpty();
        op.addColumn("users", column("bio", text()).defaultTo(null));
        op.insert("users", row("bio", null));
        op.flush();
        assertThat(sink.operations).hasSize(2);
    }

    @Test
    void aDefaultOfAnyKindMayBeGivenAsAValue() {
        assertThat(column("at", timestamp()).defaultTo(now()))
                .isEqualTo(column("at", timestamp()).withDefault(now()));
        assertThat(column("at", timestamp()).defaultTo(sql("now()")))
                .isEqualTo(column("at", timestamp()).withDefault(sql("now()")));
        op.alterColumn("users", "at").defaultTo(now());
        op.alterColumn("users", "at").setDefault(now());
        op.flush();
        assertThat(sink.operations.get(0)).isEqualTo(sink.operations.get(1));
    }

    @Nested
    class FurtherWords {

        @Test
        void countUntilTheNextCall() {
            Column bio = column("bio", text());
            op.createTable(table("users", column("id", integer()))).ifNotExists();
            op.addColumn("users", bio).ifNotExists();
            op.dropColumn("users", "bio").ifExists().cascade().was(bio);
            op.dropTable("users");
            assertWritten(
                    new CreateTable(table("users", column("id", integer())), Presence.OPTIONAL),
                    new AddColumn(USERS, bio, Presence.OPTIONAL),
                    new DropColumn(USERS, "bio", Presence.OPTIONAL, true, Optional.of(bio)),
                    new DropTable(USERS, Presence.REQUIRED, false, Optional.empty()));
        }

        @Test
        void standOnTheLineOfTheirCall() {
            op.dropTable("users").ifExists();
            op.dropTable("users").ifExists();
            op.flush();
            int first = sink.sources.get(0).map(SourceLine::line).orElseThrow();
            assertThat(sink.sources)
                    .containsExactly(
                            Optional.of(new SourceLine("OperationsTest.java", first)),
                            Optional.of(new SourceLine("OperationsTest.java", first + 1)));
        }

        @Test
        void ofIndexes() {
            Index email = index("ix_email").on("email");
            op.createIndex("users", index().on("email")).ifNotExists().concurrently();
            op.dropIndex("users", "ix_email").ifExists().concurrently().was(email);
            assertWritten(
                    new CreateIndex(USERS, index("ix_users_email").on("email"), Presence.OPTIONAL, true),
                    new DropIndex(USERS, "ix_email", Presence.OPTIONAL, true, Optional.of(email)));
        }

        @Test
        void ofEnums() {
            QualifiedName mood = QualifiedName.of("app", "mood");
            EnumType old = new EnumType(mood, List.of("sad", "ok"));
            EnumColumn state = new EnumColumn(QualifiedName.of("app", "users"), "state");
            op.in("app").addEnumLabel("mood", "fine").after("sad").ifNotExists().was(enumType("any", "sad", "ok"));
            op.in("app").addEnumLabel("mood", "good").usedBy("users", "state").usedBy("b", "c");
            op.in("app")
                    .renameEnumLabel("mood", "fine", "good")
                    .was(enumType("any", "sad", "ok"))
                    .usedBy("users", "state");
            op.in("app")
                    .replaceEnum(enumType("mood", "ok", "fine"))
                    .mapping("sad", "ok")
                    .mappingBack("fine", "sad")
                    .usedBy("users", "state")
                    .was(enumType("mood", "sad", "ok"));
            assertWritten(
                    new AddEnumLabel(
                            mood,
                            "fine",
                            Optional.of(new AddEnumLabel.Place(false, "sad")),
                            Presence.OPTIONAL,
                            Optional.of(old),
                            List.of()),
                    new AddEnumLabel(
                            mood,
                            "good",
                            Optional.empty(),
                            Presence.REQUIRED,
                            Optional.empty(),
                            List.of(state, new EnumColumn(QualifiedName.of("app", "b"), "c"))),
                    new RenameEnumLabel(mood, "fine", "good", Optional.of(old), List.of(state)),
                    new ReplaceEnum(
                            new EnumType(mood, List.of("ok", "fine")),
                            Map.of("sad", "ok"),
                            Map.of("fine", "sad"),
                            List.of(state),
                            Optional.of(old)));
        }

        @Test
        void ofTheRest() {
            op.alterSequence(sequence("s").incrementedBy(2)).restartWith(9);
            op.dropConstraint("users", "c", Constraint.Kind.UNIQUE).ifExists();
            op.commentOnTable("users", "people").was("folk");
            op.dropFunction("f", "integer").cascade();
            op.insert("roles", row("id", 1, "name", "x")).deletedBy("id");
            assertWritten(
                    new AlterSequence(sequence("s").incrementedBy(2), OptionalLong.of(9), Optional.empty()),
                    new DropConstraint(
                            USERS,
                            "c",
                            Optional.of(Constraint.Kind.UNIQUE),
                            Presence.OPTIONAL,
                            false,
                            Optional.empty(),
                            NamingConvention.COMMON),
                    new SetTableComment(USERS, Optional.of("people"), Change.to("folk")),
                    new DropFunction(
                            QualifiedName.of("f"), Optional.of("integer"), Presence.REQUIRED, true, Optional.empty()),
                    new InsertRows(QualifiedName.of("roles"), List.of(row("id", 1, "name", "x")), List.of("id")));
        }
    }

    @Test
    void aColumnsNewNameComesAfterItsOtherChanges() {
        op.alterColumn("users", "name").rename("full_name");
        op.alterColumn("users", "age").notNull().rename("years");
        op.flush();
        assertThat(sink.operations)
                .extracting(Operation::describe)
                .containsExactly(
                        "rename column users.name to full_name",
                        "alter column users.age",
                        "rename column users.age to years");
    }

    @Test
    void aBatchDropsIndexesOfItsTable() {
        op.batch("users", users -> users.dropIndex("ix_email").ifExists());
        assertWritten(new DropIndex(USERS, "ix_email", Presence.OPTIONAL, false, Optional.empty()));
    }

    @Test
    void whatContradictsItselfFailsOnItsOwnLine() {
        assertThatThrownBy(() -> op.createIndex("users", index("ix_nothing")))
                .isInstanceOf(InvalidOperationException.class);
        assertThatThrownBy(() -> op.updateInBatches("users", 0, "a = 1", "a IS NULL"))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> op.delete("users", row())).hasMessageContaining("every row");
        assertThatThrownBy(() -> op.update("users", row(), row("a", 1))).hasMessageContaining("no key");
        assertThatThrownBy(() -> op.restoreColumns("users", "kept")).hasMessageContaining("no column");
        assertThatThrownBy(() -> op.replaceEnum(enumType("mood", "ok")).mapping("sad", "okay"))
                .hasMessageContaining("isn't a label of enum mood");
        assertThatThrownBy(() -> op.insert("users", row("a", 1)).deletedBy("id"))
                .hasMessageContaining("lacks a value of its key [id]");
    }

    @Test
    void aFunctionIsToldFromOthersByItsParametersWithoutDefaults() {
        assertThat(function("f", "a integer DEFAULT 1, b text = 'x, y', c numeric(4, 2)", "…")
                        .signature())
                .isEqualTo("a integer, b text, c numeric(4, 2)");
        assertThat(function("f", "", "…").signature()).isEmpty();
    }
}
