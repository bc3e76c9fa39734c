package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.Index;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** What happens to an index. */
public sealed interface IndexOperation extends Operation.OnTable {

    /**
     * Creates an index.
     *
     * @param table the table
     * @param index the index, with a name
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     * @param concurrently whether writers go on meanwhile, outside a transaction; PostgreSQL only, no effect elsewhere
     */
    record CreateIndex(QualifiedName table, Index index, Presence presence, boolean concurrently)
            implements IndexOperation {

        /** Checks that there is a name and something to index. */
        public CreateIndex {
            if (index.name().isEmpty()) {
                throw new InvalidOperationException(
                        "an index on " + table + " has no name", "name it: index(\"ix_…\")");
            }
            if (index.parts().isEmpty()) {
                throw new InvalidOperationException(
                        "index " + index.name().get() + " on " + table + " names no column", "call on(\"column\", …)");
            }
        }

        /** The index's name. */
        public String name() {
            return index.name().orElseThrow();
        }

        @Override
        public String describe() {
            return "create index " + name() + " on " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropIndex(table, name(), presence, concurrently, Optional.of(index)));
        }
    }

    /**
     * Renames an index; on SQLite it is rebuilt.
     *
     * @param table the table
     * @param index the name before
     * @param newName the name after, without a schema
     */
    record RenameIndex(QualifiedName table, String index, String newName) implements IndexOperation {

        /** The name before, in its table's schema. */
        public QualifiedName name() {
            return table.withName(index);
        }

        @Override
        public String describe() {
            return "rename index " + name() + " to " + newName;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new RenameIndex(table, newName, index));
        }
    }

    /**
     * Drops an index.
     *
     * @param table the table
     * @param index the index's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param concurrently whether writers go on meanwhile, outside a transaction; PostgreSQL only, no effect elsewhere
     * @param original the index as it was, for the way back
     */
    record DropIndex(
            QualifiedName table, String index, Presence presence, boolean concurrently, Optional<Index> original)
            implements IndexOperation {

        /** The index's name in its table's schema. */
        public QualifiedName name() {
            return table.withName(index);
        }

        @Override
        public String describe() {
            return "drop index " + name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateIndex(table, it.named(index), presence, concurrently)),
                    "the dropped index's definition was not given");
        }
    }
}
