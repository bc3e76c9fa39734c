package dev.retort.operation;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.*;
import dev.retort.operation.EnumOperation.*;
import dev.retort.operation.IndexOperation.*;
import dev.retort.operation.PartitionOperation.*;
import dev.retort.operation.RoutineOperation.*;
import dev.retort.operation.RowOperation.*;
import dev.retort.operation.SchemaOperation.*;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.operation.TableOperation.*;
import dev.retort.operation.ViewOperation.*;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Sequence;
import dev.retort.schema.SqlText;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Table;
import dev.retort.schema.Trigger;
import dev.retort.schema.View;
import dev.retort.testing.Kinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation says what it does, and has a reverse or a reason why not. */
class EveryOperationTest {

    private static final QualifiedName A = QualifiedName.of("a");
    private static final Presence NEW = Presence.REQUIRED;
    private static final Table TABLE = table("a", column("id", integer()));
    private static final Column COLUMN = column("b", text());
    private static final Constraint CHECK = check("b > 0").named("ck");
    private static final EnumType OLD = new EnumType(A, List.of("x", "y"));
    private static final Sequence SEQUENCE = sequence("a");
    private static final View VIEW = view("a", "SELECT 1");
    private static final StoredFunction FUNCTION = function("a", "n integer", "RETURNS integer …");
    private static final Trigger TRIGGER = trigger("t", "AFTER UPDATE").doing(sql("…"));

    /** A user's own, which says nothing but what it must. */
    private record Own() implements CustomOperation {
        @Override
        public String describe() {
            return "own";
        }

        @Override
        public SqlText sql() {
            return Schema.sql("…");
        }
    }

    /** Those whose reverse's reverse is the operation itself. */
    static List<Operation> pairs() {
        return List.of(
                new CreateTable(TABLE, NEW),
                new DropTable(A, NEW, false, Optional.of(TABLE)),
                new RenameTable(A, "b"),
                new SetTableComment(A, Optional.of("new"), Change.to("old")),
                new AddColumn(A, COLUMN, NEW),
                new DropColumn(A, "b", NEW, false, Optional.of(COLUMN)),
                new RenameColumn(A, "b", "c"),
                new SetExpression(A, "b", sql("1"), Optional.of(sql("2"))),
                new CreateIndex(A, index("ix").on("b"), NEW, true),
                new DropIndex(A, "ix", NEW, true, Optional.of(index("ix").on("b"))),
                new RenameIndex(A, "ix", "b"),
                new AddConstraint(A, CHECK),
                new DropConstraint(A, "ck", Optional.of(CHECK.kind()), NEW, false, Optional.of(CHECK)),
                new RenameConstraint(A, "b", "c"),
                new CreateEnum(OLD, NEW),
                new DropEnum(A, NEW, Optional.of(OLD)),
                new RenameEnum(A, "b"),
                new RenameEnumLabel(A, "x", "z", Optional.of(OLD), List.of(new EnumColumn(A, "b"))),
                new ReplaceEnum(
                        new EnumType(A, List.of("y", "z")),
                        Map.of("x", "y"),
                        Map.of("z", "x"),
                        List.of(new EnumColumn(A, "b")),
                        Optional.of(OLD)),
                new CreateSequence(SEQUENCE, NEW),
                new AlterSequence(SEQUENCE.incrementedBy(2), OptionalLong.empty(), Optional.of(SEQUENCE)),
                new RenameSequence(A, "b"),
                new DropSequence(A, NEW, false, Optional.of(SEQUENCE)),
                new CreateSchema("s", NEW),
                new DropSchema("s", NEW, false),
                new CreateExtension("e", Optional.empty(), NEW),
                new DropExtension("e", NEW, false),
                new CreateView(VIEW, NEW),
                new ReplaceView(view("a", "SELECT 2"), Optional.of(VIEW)),
                new DropView(A, false, NEW, false, Optional.of(VIEW)),
                new CreateFunction(FUNCTION, false, Optional.empty()),
                new DropFunction(A, Optional.of("n integer"), NEW, false, Optional.of(FUNCTION)),
                new CreateTrigger(A, TRIGGER),
                new DropTrigger(A, "t", NEW, false, Optional.of(TRIGGER)),
                new AttachPartition(A, QualifiedName.of("p"), "DEFAULT"),
                new DetachPartition(A, QualifiedName.of("p"), false, Optional.of("DEFAULT")),
                new Execute(sql("b"), Optional.of(sql("c")), false));
    }

    /** Those that come back in another way, or have nothing to undo. */
    static List<Operation> others() {
        return List.of(
                new AddEnumLabel(A, "z", Optional.empty(), NEW, Optional.of(OLD), List.of(new EnumColumn(A, "b"))),
                new CreatePartition(A, QualifiedName.of("p"), "DEFAULT"),
                new ValidateConstraint(A, "ck"),
                new RefreshView(A, false),
                new InsertRows(A, List.of(row("id", 1)), List.of("id")),
                new BackupTable(A, QualifiedName.of("kept"), List.of("b")));
    }

    /** Those of which something is not known. */
    static List<Operation> irreversible() {
        return List.of(
                new AlterColumn(
                        A,
                        "b",
                        Optional.of(text()),
                        Optional.empty(),
                        Optional.empty(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Optional.empty()),
                new DropTable(A, NEW, false, Optional.empty()),
                new DropSchema("s", NEW, true),
                new DropExpression(A, "b"),
                new CreateFunction(FUNCTION, true, Optional.empty()),
                new AddEnumLabel(A, "z", Optional.empty()),
                new InsertRows(A, List.of(row("id", 1))),
                new UpdateInBatches(A, 10, sql("b = 1"), sql("b IS NULL"), List.of()),
                new UpdateRows(A, row("id", 1), row("b", 2)),
                new DeleteRows(A, List.of(row("id", 1))),
                new Own(),
                new RestoreColumns(A, QualifiedName.of("kept"), List.of("b")),
                new RestoreRows(A, QualifiedName.of("kept")));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void goesThereAndBackAndThereAgain(Operation operation) {
        List<Operation> back = ((Reversal.By) operation.reverse()).operations();
        assertThat(back).hasSize(1);
        assertThat(((Reversal.By) back.get(0).reverse()).operations()).containsExactly(operation);
        assertThat(back.get(0)).isNotEqualTo(operation);
    }

    @ParameterizedTest
    @MethodSource("others")
    void hasAReverse(Operation operation) {
        assertThat(operation.reverse()).isInstanceOf(Reversal.By.class);
    }

    @ParameterizedTest
    @MethodSource("irreversible")
    void saysWhyItHasNone(Operation operation) {
        assertThat(((Reversal.None) operation.reverse()).reason()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void eachIsAmongThese() {
        List<Operation> all = Stream.of(pairs(), others(), irreversible())
                .flatMap(List::stream)
                .toList();
        Set<Class<?>> seen = all.stream()
                .map(it -> it instanceof CustomOperation ? CustomOperation.class : it.getClass())
                .collect(Collectors.toSet());
        assertThat(seen).hasSameElementsAs(Kinds.of(Operation.class));
        assertThat(all).extracting(Operation::describe).noneMatch(String::isBlank);
    }
}
