package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import java.util.Optional;

/** What happens to a column of a table. */
public sealed interface ColumnOperation extends Operation.OnTable {

    /**
     * Adds a column at the end of a table.
     *
     * @param table the table
     * @param column the column
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     */
    record AddColumn(QualifiedName table, Column column, Presence presence) implements ColumnOperation {

        @Override
        public String describe() {
            return "add column " + table + "." + column.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropColumn(table, column.name(), presence, false, Optional.of(column)));
        }
    }

    /**
     * Changes attributes of a column; what isn't given stays.
     *
     * @param table the table
     * @param column the column's name
     * @param type the new type
     * @param using how a value becomes one of the new type; only with a type
     * @param usingBack how a value becomes one of the former type on the way back; only with a type
     * @param nullable whether NULL is allowed
     * @param defaultValue the default
     * @param identity the numbering
     * @param comment the comment
     * @param original the column as it was, for the way back
     */
    record AlterColumn(
            QualifiedName table,
            String column,
            Optional<SqlType> type,
            Optional<SqlText> using,
            Optional<SqlText> usingBack,
            Optional<Boolean> nullable,
            Change<Default> defaultValue,
            Change<Identity> identity,
            Change<String> comment,
            Optional<Column> original)
            implements ColumnOperation {

        /** Checks that a conversion comes with a type. */
        public AlterColumn {
            if ((using.isPresent() || usingBack.isPresent()) && type.isEmpty()) {
                throw new InvalidOperationException(
                        "a conversion of " + table + "." + column + " is given without a new type",
                        "call type(…) first");
            }
        }

        /** Changes whose way back converts values as the database does. */
        public AlterColumn(
                QualifiedName table,
                String column,
                Optional<SqlType> type,
                Optional<SqlText> using,
                Optional<Boolean> nullable,
                Change<Default> defaultValue,
                Change<Identity> identity,
                Change<String> comment,
                Optional<Column> original) {
            this(table, column, type, using, Optional.empty(), nullable, defaultValue, identity, comment, original);
        }

        /** Refuses NULL, and changes nothing else. */
        public static AlterColumn toNotNull(QualifiedName table, String column) {
            return new AlterColumn(
                    table,
                    column,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(false),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Optional.empty());
        }

        /** A copy that leaves alone whether NULL is allowed. */
        public AlterColumn keepingNull() {
            return new AlterColumn(
                    table, column, type, using, usingBack, Optional.empty(), defaultValue, identity, comment, original);
        }

        /** Whether nothing is asked for. */
        public boolean isEmpty() {
            return type.isEmpty()
                    && nullable.isEmpty()
                    && !defaultValue.isGiven()
                    && !identity.isGiven()
                    && !comment.isGiven();
        }

        /** The column afterwards, given the one before. */
        public Column applyTo(Column before) {
            Column after = before.withType(type.orElse(before.type()))
                    .withDefault(defaultValue.applyTo(before.defaultValue()))
                    .withComment(comment.applyTo(before.comment()));
            after = nullable.orElse(before.nullable()) ? after.orNull() : after.notNull();
            return identity.applyTo(before.identity()).map(after::withIdentity).orElse(after.withoutIdentity());
        }

        @Override
        public String describe() {
            return "alter column " + table + "." + column;
        }

        @Override
        public Reversal reverse() {
            if (original.isEmpty()) {
                return Reversal.none("the column's former definition was not given");
            }
            SqlType before = original.get().type();
            boolean known = using.isEmpty()
                    || usingBack.isPresent()
                    || type.filter(after -> !TypeFamily.converts(after, before)).isEmpty();
            return known
                    ? backTo(original.get())
                    : Reversal.none("no database converts values of the new type to the former one by itself:"
                            + " say how, .usingBack(…)");
        }

        private Reversal backTo(Column before) {
            return Reversal.by(new AlterColumn(
                    table,
                    column,
                    type.map(changed -> before.type()),
                    usingBack,
                    using,
                    nullable.map(changed -> before.nullable()),
                    defaultValue.isGiven() ? Change.toOptional(before.defaultValue()) : Change.keep(),
                    identity.isGiven() ? Change.toOptional(before.identity()) : Change.keep(),
                    comment.isGiven() ? Change.toOptional(before.comment()) : Change.keep(),
                    Optional.of(applyTo(before))));
        }
    }

    /**
     * Renames a column; indexes, constraints, views and triggers follow.
     *
     * @param table the table
     * @param column the name before
     * @param newName the name after
     */
    record RenameColumn(QualifiedName table, String column, String newName) implements ColumnOperation {

        @Override
        public String describe() {
            return "rename column " + table + "." + column + " to " + newName;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new RenameColumn(table, newName, column));
        }
    }

    /**
     * Drops a column.
     *
     * @param table the table
     * @param column the column's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; PostgreSQL only
     * @param original the column as it was, for the way back; its values don't come back
     */
    record DropColumn(QualifiedName table, String column, Presence presence, boolean cascade, Optional<Column> original)
            implements ColumnOperation {

        @Override
        public String describe() {
            return "drop column " + table + "." + column;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new AddColumn(table, it, presence)),
                    "the dropped column's definition was not given");
        }
    }

    /**
     * Gives a generated column another expression; all its values are recomputed. On PostgreSQL from
     * <a href="https://www.postgresql.org/docs/17/sql-altertable.html">version 17</a> on; on SQLite by a rebuild.
     *
     * @param table the table
     * @param column the generated column
     * @param expression the expression as it shall be
     * @param original the expression as it was, for the way back
     */
    record SetExpression(QualifiedName table, String column, SqlText expression, Optional<SqlText> original)
            implements ColumnOperation {

        @Override
        public String describe() {
            return "set expression of " + table + "." + column;
        }

        @Override
        public Reversal reverse() {
            return original.map(
                            before -> Reversal.by(new SetExpression(table, column, before, Optional.of(expression))))
                    .orElseGet(() -> Reversal.none("the column's former expression was not given"));
        }
    }

    /**
     * Makes a generated column a plain one, which keeps its values. PostgreSQL can't do that for a virtual column.
     *
     * @param table the table
     * @param column the generated column
     */
    record DropExpression(QualifiedName table, String column) implements ColumnOperation {

        @Override
        public String describe() {
            return "drop expression of " + table + "." + column;
        }

        @Override
        public Reversal reverse() {
            return Reversal.none("a plain column can't become a generated one: it would have to be added again");
        }
    }
}
