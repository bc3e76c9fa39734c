package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.util.Optional;

/** What happens to a whole table. */
public sealed interface TableOperation extends Operation {

    /**
     * Creates a table with its constraints, indexes and comments.
     *
     * @param table the table
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     */
    record CreateTable(Table table, Presence presence) implements TableOperation {

        @Override
        public String describe() {
            return "create table " + table.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropTable(table.name(), presence, false, Optional.of(table)));
        }

        @Override
        public Optional<QualifiedName> changedTable() {
            return Optional.of(table.name());
        }
    }

    /**
     * Renames a table; it stays in its schema.
     *
     * @param table the name before
     * @param newName the name after, without a schema
     */
    record RenameTable(QualifiedName table, String newName) implements TableOperation, OnTable {

        @Override
        public String describe() {
            return "rename table " + table + " to " + newName;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new RenameTable(table.withName(newName), table.name()));
        }
    }

    /**
     * Sets or removes a table's comment; nothing on databases without comments.
     *
     * @param table the table
     * @param comment the comment; empty removes it
     * @param original the comment as it was, if that was said
     */
    record SetTableComment(QualifiedName table, Optional<String> comment, Change<String> original)
            implements TableOperation, OnTable {

        @Override
        public String describe() {
            return (comment.isPresent() ? "comment on table " : "remove the comment of table ") + table;
        }

        @Override
        public Reversal reverse() {
            if (!original.isGiven()) {
                return Reversal.none("the comment as it was is not known");
            }
            return Reversal.by(
                    new SetTableComment(table, original.applyTo(Optional.empty()), Change.toOptional(comment)));
        }
    }

    /**
     * Drops a table. Both databases refuse it while a view or a foreign key needs it, SQLite also while a trigger does; SQL in so
     * many words is not looked at there.
     *
     * @param table the table's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; on SQLite only the foreign keys that point to it
     * @param original the table as it was, for the way back
     */
    record DropTable(QualifiedName table, Presence presence, boolean cascade, Optional<Table> original)
            implements TableOperation, OnTable {

        @Override
        public String describe() {
            return "drop table " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateTable(it, presence)), "the dropped table's definition was not given");
        }
    }
}
