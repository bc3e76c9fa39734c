package dev.retort.operation.writing;

import static dev.retort.schema.Schema.sql;

import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.operation.ColumnOperation.RenameColumn;
import dev.retort.operation.Operation;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Default;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change to a column that is being written; what isn't called stays as it is. */
public final class AlterColumnOptions extends Options<AlterColumn> {

    private final Destination destination;
    private Optional<String> newName = Optional.empty();

    AlterColumnOptions(Destination destination, String table, String column) {
        super(new AlterColumn(
                destination.name(table),
                column,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty()));
        this.destination = destination;
    }

    /** Gives it another type; values are cast. */
    public AlterColumnOptions type(SqlType type) {
        return with(Optional.of(destination.place(type)), operation.using(), operation.nullable());
    }

    /** Gives it another type; values become what the expression says. */
    public AlterColumnOptions type(SqlType type, String using) {
        return type(type, sql(using));
    }

    /** Gives it another type; values become what the expression says. */
    public AlterColumnOptions type(SqlType type, SqlText using) {
        return with(Optional.of(destination.place(type)), Optional.of(using), operation.nullable());
    }

    /** Says how values become ones of the former type on the way back; an expression over the new ones. */
    public AlterColumnOptions usingBack(String expression) {
        return usingBack(sql(expression));
    }

    /** Says how values become ones of the former type on the way back; an expression over the new ones. */
    public AlterColumnOptions usingBack(SqlText expression) {
        operation = new AlterColumn(
                operation.table(),
                operation.column(),
                operation.type(),
                operation.using(),
                Optional.of(expression),
                operation.nullable(),
                operation.defaultValue(),
                operation.identity(),
                operation.comment(),
                operation.original());
        return this;
    }

    /** Refuses NULL. */
    public AlterColumnOptions notNull() {
        return with(operation.type(), operation.using(), Optional.of(false));
    }

    /** Allows NULL. */
    public AlterColumnOptions nullable() {
        return with(operation.type(), operation.using(), Optional.of(true));
    }

    /** Sets a value as default. */
    public AlterColumnOptions defaultTo(Object value) {
        return setDefault(Default.of(value));
    }

    /** Sets a default. */
    public AlterColumnOptions setDefault(Default value) {
        return with(Change.to(value), operation.identity(), operation.comment(), operation.original());
    }

    /** Removes the default. */
    public AlterColumnOptions dropDefault() {
        return with(Change.remove(), operation.identity(), operation.comment(), operation.original());
    }

    /** Makes it number its rows; PostgreSQL only. */
    public AlterColumnOptions setIdentity(Identity identity) {
        return with(operation.defaultValue(), Change.to(identity), operation.comment(), operation.original());
    }

    /** Stops the numbering; PostgreSQL only. */
    public AlterColumnOptions dropIdentity() {
        return with(operation.defaultValue(), Change.remove(), operation.comment(), operation.original());
    }

    /** Sets the comment; nothing on SQLite. */
    public AlterColumnOptions comment(String comment) {
        return with(operation.defaultValue(), operation.identity(), Change.to(comment), operation.original());
    }

    /** Removes the comment; nothing on SQLite. */
    public AlterColumnOptions dropComment() {
        return with(operation.defaultValue(), operation.identity(), Change.remove(), operation.original());
    }

    /** Gives the column's definition before the change, so that it can be reversed. */
    public AlterColumnOptions was(Column original) {
        return with(
                operation.defaultValue(),
                operation.identity(),
                operation.comment(),
                Optional.of(destination.place(original)));
    }

    /** Gives it another name, after everything else. */
    public AlterColumnOptions rename(String other) {
        newName = Optional.of(other);
        return this;
    }

    /** The change, unless only the name changes, and the new name. */
    @Override
    List<Operation> operations() {
        Optional<Operation> rename =
                newName.map(other -> new RenameColumn(operation.table(), operation.column(), other));
        Stream<Operation> change = operation.isEmpty() && rename.isPresent() ? Stream.empty() : Stream.of(operation);
        return Stream.concat(change, rename.stream()).toList();
    }

    private AlterColumnOptions with(Optional<SqlType> type, Optional<SqlText> using, Optional<Boolean> nullable) {
        operation = new AlterColumn(
                operation.table(),
                operation.column(),
                type,
                using,
                operation.usingBack(),
                nullable,
                operation.defaultValue(),
                operation.identity(),
                operation.comment(),
                operation.original());
        return this;
    }

    private AlterColumnOptions with(
            Change<Default> defaultValue,
            Change<Identity> identity,
            Change<String> comment,
            Optional<Column> original) {
        operation = new AlterColumn(
                operation.table(),
                operation.column(),
                operation.type(),
                operation.using(),
                operation.usingBack(),
                operation.nullable(),
                defaultValue,
                identity,
                comment,
                original);
        return this;
    }
}
