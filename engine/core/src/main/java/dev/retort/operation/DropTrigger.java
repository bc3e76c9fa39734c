package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Trigger;
import java.util.Optional;

/**
 * Drops a trigger. If it is said how it was, nothing on a database for which it had no action.
 *
 * @param table its table or view
 * @param name the trigger's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the trigger as it was, for the way back
 */
public record DropTrigger(
        QualifiedName table, String name, Presence presence, boolean cascade, Optional<Trigger> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop trigger " + name + " of " + table;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateTrigger(table, it)))
                .orElseGet(() -> Reversal.none("the dropped trigger's definition was not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
