package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Checks the rows that were there before a constraint that was added as not valid. Nothing on SQLite, where every
 * constraint is checked when it is added.
 *
 * @param table the table
 * @param constraint the constraint's name
 */
public record ValidateConstraint(QualifiedName table, String constraint) implements Operation {

    @Override
    public String describe() {
        return "validate constraint " + constraint + " of " + table;
    }

    @Override
    public Reversal reverse() {
        return Reversal.notNeeded();
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
