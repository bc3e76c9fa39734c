package dev.retort.operation.writing;

import static dev.retort.schema.Schema.sql;

import dev.retort.operation.EnumOperation.AddEnumLabel;
import dev.retort.operation.EnumOperation.EnumColumn;
import dev.retort.operation.EnumOperation.RenameEnumLabel;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.operation.Execute;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.IndexOperation.DropIndex;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.RowOperation.UpdateInBatches;
import dev.retort.operation.SequenceOperation.AlterSequence;
import dev.retort.row.Row;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import dev.retort.schema.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Options that may follow an operation's call, until the next one begins.
 *
 * @param <O> the operation
 */
public abstract sealed class Options<O extends Operation>
        permits AlterColumnOptions,
                Options.CreateOptions,
                Options.ChangeOptions,
                Options.DropOptions,
                Options.CreateIndexOptions,
                Options.DropIndexOptions,
                Options.InsertOptions,
                Options.UpdateInBatchesOptions,
                Options.ExecuteOptions,
                Options.AlterSequenceOptions,
                Options.AddEnumLabelOptions,
                Options.RenameEnumLabelOptions,
                Options.ReplaceEnumOptions {

    O operation;

    Options(O operation) {
        this.operation = operation;
    }

    /** The operations as they are written by now. */
    List<Operation> operations() {
        return List.of(operation);
    }

    /** Options of a creation: {@code op.createTable(orders).ifNotExists()}. */
    public static final class CreateOptions extends Options<Operation> {

        private final Function<Presence, Operation> form;

        CreateOptions(Function<Presence, Operation> form) {
            super(form.apply(Presence.REQUIRED));
            this.form = form;
        }

        /** Leaves it alone if it already exists, whatever it looks like. */
        public CreateOptions ifNotExists() {
            operation = form.apply(Presence.OPTIONAL);
            return this;
        }
    }

    /**
     * Options of a change: {@code op.replaceView(wide).was(narrow)}.
     *
     * @param <T> what describes the changed thing
     */
    public static final class ChangeOptions<T> extends Options<Operation> {

        private final Function<Optional<T>, Operation> form;

        ChangeOptions(Function<Optional<T>, Operation> form) {
            super(form.apply(Optional.empty()));
            this.form = form;
        }

        /** Gives its definition before the change, so that it can be reversed. */
        public ChangeOptions<T> was(T before) {
            operation = form.apply(Optional.of(before));
            return this;
        }
    }

    /**
     * Options of a drop: {@code op.dropTable("orders").ifExists()}.
     *
     * @param <T> what describes the dropped thing
     */
    public static final class DropOptions<T> extends Options<Operation> {

        private final Form<T> form;
        private Presence presence = Presence.REQUIRED;
        private boolean cascade;
        private Optional<T> original = Optional.empty();

        DropOptions(Form<T> form) {
            super(form.of(Presence.REQUIRED, false, Optional.empty()));
            this.form = form;
        }

        /** Makes the operation with its options. */
        @FunctionalInterface
        interface Form<T> {
            Operation of(Presence presence, boolean cascade, Optional<T> original);
        }

        /** Does nothing if it doesn't exist. */
        public DropOptions<T> ifExists() {
            presence = Presence.OPTIONAL;
            return this;
        }

        /** Drops what depends on it, too; on SQLite only the foreign keys that point to a table. */
        public DropOptions<T> cascade() {
            cascade = true;
            return this;
        }

        /** Gives its definition before the drop, so that it can be reversed. */
        public DropOptions<T> was(T before) {
            original = Optional.of(before);
            return this;
        }

        @Override
        List<Operation> operations() {
            return List.of(form.of(presence, cascade, original));
        }
    }

    /** An index that is being created: {@code op.createIndex("users", index("ix_email").on("email")).concurrently()}. */
    public static final class CreateIndexOptions extends Options<CreateIndex> {

        CreateIndexOptions(QualifiedName table, Index index) {
            super(new CreateIndex(table, index, Presence.REQUIRED, false));
        }

        /** Leaves it alone if an index of that name already exists, whatever it looks like. */
        public CreateIndexOptions ifNotExists() {
            operation =
                    new CreateIndex(operation.table(), operation.index(), Presence.OPTIONAL, operation.concurrently());
            return this;
        }

        /** Lets writers go on, outside the transaction, which is committed before; no difference on SQLite. */
        public CreateIndexOptions concurrently() {
            operation = new CreateIndex(operation.table(), operation.index(), operation.presence(), true);
            return this;
        }
    }

    /** An index that is being dropped: {@code op.dropIndex("users", "ix_email").ifExists()}. */
    public static final class DropIndexOptions extends Options<DropIndex> {

        DropIndexOptions(QualifiedName table, String index) {
            super(new DropIndex(table, index, Presence.REQUIRED, false, Optional.empty()));
        }

        /** Does nothing if it doesn't exist. */
        public DropIndexOptions ifExists() {
            return with(Presence.OPTIONAL, operation.concurrently(), operation.original());
        }

        /** Lets writers go on, outside the transaction, which is committed before; no difference on SQLite. */
        public DropIndexOptions concurrently() {
            return with(operation.presence(), true, operation.original());
        }

        /** Gives its definition before the drop, so that it can be reversed. */
        public DropIndexOptions was(Index before) {
            return with(operation.presence(), operation.concurrently(), Optional.of(before.named(operation.index())));
        }

        private DropIndexOptions with(Presence presence, boolean concurrently, Optional<Index> original) {
            operation = new DropIndex(operation.table(), operation.index(), presence, concurrently, original);
            return this;
        }
    }

    /** Rows that are being inserted: {@code op.insert("roles", row("id", 1, "name", "admin")).deletedBy("id")}. */
    public static final class InsertOptions extends Options<InsertRows> {

        InsertOptions(QualifiedName table, List<Row> rows) {
            super(new InsertRows(table, rows));
        }

        /** Names the columns that identify the rows, so that the way back deletes these and no others. */
        public InsertOptions deletedBy(String... key) {
            operation = new InsertRows(operation.table(), operation.rows(), List.of(key));
            return this;
        }
    }

    /** An update that is done in batches. */
    public static final class UpdateInBatchesOptions extends Options<UpdateInBatches> {

        UpdateInBatchesOptions(UpdateInBatches operation) {
            super(operation);
        }

        /** Takes the rows in the order of these columns, which are unique and never null, and not of the primary key. */
        public UpdateInBatchesOptions by(String... key) {
            operation = new UpdateInBatches(
                    operation.table(), operation.size(), operation.assignments(), operation.pending(), List.of(key));
            return this;
        }
    }

    /** SQL that is being run: {@code op.execute("…").undoneBy("…")}. */
    public static final class ExecuteOptions extends Options<Execute> {

        ExecuteOptions(SqlText sql, boolean transactional) {
            super(new Execute(sql, Optional.empty(), transactional));
        }

        /** Says which SQL undoes it, so that it can be reversed. */
        public ExecuteOptions undoneBy(String sql) {
            return undoneBy(sql(sql));
        }

        /** Says which SQL undoes it, so that it can be reversed. */
        public ExecuteOptions undoneBy(SqlText sql) {
            operation = new Execute(operation.sql(), Optional.of(sql), operation.transactional());
            return this;
        }

        /** Says that there is nothing to undo: {@code ANALYZE}, or rows of a column that goes anyway. */
        public ExecuteOptions needsNoUndo() {
            return undoneBy(SqlText.none());
        }
    }

    /** A sequence that is being given other settings. */
    public static final class AlterSequenceOptions extends Options<AlterSequence> {

        AlterSequenceOptions(Sequence sequence) {
            super(new AlterSequence(sequence, OptionalLong.empty(), Optional.empty()));
        }

        /** Makes this the number that comes next. */
        public AlterSequenceOptions restartWith(long next) {
            operation = new AlterSequence(operation.sequence(), OptionalLong.of(next), operation.original());
            return this;
        }

        /** Gives its definition before the change, so that it can be reversed. */
        public AlterSequenceOptions was(Sequence before) {
            Sequence named = before.withName(operation.sequence().name());
            operation = new AlterSequence(operation.sequence(), operation.restart(), Optional.of(named));
            return this;
        }
    }

    /** A label that is being added: {@code op.addEnumLabel("mood", "fine").after("ok")}. */
    public static final class AddEnumLabelOptions extends Options<AddEnumLabel> {

        private final Destination destination;

        AddEnumLabelOptions(Destination destination, QualifiedName type, String label) {
            super(new AddEnumLabel(type, label, Optional.empty()));
            this.destination = destination;
        }

        /** Puts it before another label. */
        public AddEnumLabelOptions before(String neighbour) {
            return at(new AddEnumLabel.Place(true, neighbour));
        }

        /** Puts it after another label. */
        public AddEnumLabelOptions after(String neighbour) {
            return at(new AddEnumLabel.Place(false, neighbour));
        }

        /** Does nothing if it already exists. */
        public AddEnumLabelOptions ifNotExists() {
            return with(operation.place(), Presence.OPTIONAL, operation.columns());
        }

        /** Gives the type's definition before the change, so that it can be reversed; SQLite finds its column by these labels. */
        public AddEnumLabelOptions was(EnumType before) {
            operation = operation.was(new EnumType(operation.type(), before.labels()));
            return this;
        }

        /** Names a column that uses it, for SQLite, which doesn't know. */
        public AddEnumLabelOptions usedBy(String table, String column) {
            return with(
                    operation.place(),
                    operation.presence(),
                    destination.withColumn(operation.columns(), table, column));
        }

        private AddEnumLabelOptions at(AddEnumLabel.Place place) {
            return with(Optional.of(place), operation.presence(), operation.columns());
        }

        private AddEnumLabelOptions with(
                Optional<AddEnumLabel.Place> place, Presence presence, List<EnumColumn> columns) {
            operation = new AddEnumLabel(
                    operation.type(), operation.label(), place, presence, operation.original(), columns);
            return this;
        }
    }

    /** A label that is being renamed: {@code op.renameEnumLabel("mood", "fine", "good").was(mood)}. */
    public static final class RenameEnumLabelOptions extends Options<RenameEnumLabel> {

        private final Destination destination;

        RenameEnumLabelOptions(Destination destination, RenameEnumLabel operation) {
            super(operation);
            this.destination = destination;
        }

        /** Gives the type's definition before the change; SQLite finds its column by these labels. */
        public RenameEnumLabelOptions was(EnumType before) {
            operation = operation.was(new EnumType(operation.type(), before.labels()));
            return this;
        }

        /** Names a column that uses it, for SQLite, which doesn't know. */
        public RenameEnumLabelOptions usedBy(String table, String column) {
            operation = new RenameEnumLabel(
                    operation.type(),
                    operation.label(),
                    operation.newLabel(),
                    operation.original(),
                    destination.withColumn(operation.columns(), table, column));
            return this;
        }
    }

    /** An enum type that is being given other labels: {@code op.replaceEnum(mood).mapping("sad", "ok").was(oldMood)}. */
    public static final class ReplaceEnumOptions extends Options<ReplaceEnum> {

        private final Destination destination;

        ReplaceEnumOptions(Destination destination, EnumType type) {
            super(new ReplaceEnum(type, Map.of(), Map.of(), List.of(), Optional.empty()));
            this.destination = destination;
        }

        /** Says which label takes the place of one that goes. */
        public ReplaceEnumOptions mapping(String removed, String label) {
            operation = operation.mapping(with(operation.mapping(), removed, label));
            return this;
        }

        /** Says which of the former labels takes the place of a new one on the way back. */
        public ReplaceEnumOptions mappingBack(String added, String label) {
            operation = operation.mappingBack(with(operation.mappingBack(), added, label));
            return this;
        }

        /** Names a column that uses it, for SQLite, which doesn't know. */
        public ReplaceEnumOptions usedBy(String table, String column) {
            operation = operation.usedBy(destination.withColumn(operation.columns(), table, column));
            return this;
        }

        /** Gives its definition before the change, so that it can be reversed; SQLite finds its column by these labels. */
        public ReplaceEnumOptions was(EnumType before) {
            operation = operation.was(new EnumType(operation.type().name(), before.labels()));
            return this;
        }

        private static Map<String, String> with(Map<String, String> mapping, String from, String to) {
            Map<String, String> more = new TreeMap<>(mapping);
            more.put(from, to);
            return more;
        }
    }
}
