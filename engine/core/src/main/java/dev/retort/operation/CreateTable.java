package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.util.Optional;

/**
 * Creates a table with its constraints, indexes and comments.
 *
 * @param table the table
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 */
public record CreateTable(Table table, Presence presence) implements Operation {

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
