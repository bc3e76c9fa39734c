package dev.retort.operation;

import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Drops a column.
 *
 * @param table the table
 * @param column the column's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the column as it was, for the way back; its values don't come back
 */
public record DropColumn(
        QualifiedName table, String column, Presence presence, boolean cascade, Optional<Column> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop column " + table + "." + column;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new AddColumn(table, it, presence)))
                .orElseGet(() -> Reversal.none("the dropped column's definition was not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
