package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Updates the rows that have given values.
 *
 * @param table the table
 * @param key the values by which the rows are found, at least one
 * @param values the new values, at least one
 */
public record UpdateRows(QualifiedName table, Row key, Row values) implements Operation {

    /** Checks that there is something to look for and to set. */
    public UpdateRows {
        if (key.columns().isEmpty() || values.columns().isEmpty()) {
            throw new InvalidOperationException(
                    "an update of " + table + " names no key or no new value",
                    "give both: op.update(\"users\", row(\"id\", 1), row(\"name\", \"Ada\"))");
        }
    }

    @Override
    public String describe() {
        return "update rows of " + table;
    }

    @Override
    public Reversal reverse() {
        return Reversal.none("the values before the update are not known");
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
