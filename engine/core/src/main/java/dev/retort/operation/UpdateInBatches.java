package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import java.util.List;
import java.util.Optional;

/**
 * Updates many rows, in the order of a key, in batches, each in a transaction of its own. The transaction
 * that is open is committed before. Only rows that are still pending are updated, so that a run that was killed goes on
 * where it was when it is run again. A script, which has no rows to look at, does it all at once.
 *
 * @param table the table
 * @param size the number of rows of a batch, at least 1
 * @param assignments what follows SET
 * @param pending a condition that holds for rows that are to be updated, and not for those that have been
 * @param key columns that are unique and never null; none for the primary key
 */
public record UpdateInBatches(QualifiedName table, int size, SqlText assignments, SqlText pending, List<String> key)
        implements Operation {

    /** Checks the size and copies the key. */
    public UpdateInBatches {
        key = List.copyOf(key);
        if (size < 1) {
            throw new InvalidOperationException(
                    "a batch of " + size + " rows of " + table + " would never end", "give a size of at least 1");
        }
    }

    @Override
    public String describe() {
        return "update " + table + " in batches of " + size;
    }

    @Override
    public Reversal reverse() {
        return Reversal.none("the values before the update are not kept; back them up");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
