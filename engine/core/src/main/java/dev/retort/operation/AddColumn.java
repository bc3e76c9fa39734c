package dev.retort.operation;

import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Adds a column at the end of a table.
 *
 * @param table the table
 * @param column the column
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 */
public record AddColumn(QualifiedName table, Column column, Presence presence) implements Operation {

    @Override
    public String describe() {
        return "add column " + table + "." + column.name();
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropColumn(table, column.name(), presence, false, Optional.of(column)));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
