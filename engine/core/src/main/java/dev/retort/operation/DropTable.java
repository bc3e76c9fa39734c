package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.util.Optional;

/**
 * Drops a table.
 *
 * @param table the table's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the table as it was, for the way back
 */
public record DropTable(QualifiedName table, Presence presence, boolean cascade, Optional<Table> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop table " + table;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateTable(it, presence)))
                .orElseGet(() -> Reversal.none("the dropped table's definition was not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
