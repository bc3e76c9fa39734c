package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.Trigger;
import java.util.Optional;

/**
 * Creates a trigger, on each database for which it has an action; nothing on the others.
 *
 * @param table its table or view
 * @param trigger the trigger
 */
public record CreateTrigger(QualifiedName table, Trigger trigger) implements Operation {

    @Override
    public String describe() {
        return "create trigger " + trigger.name() + " on " + table;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropTrigger(table, trigger.name(), Presence.REQUIRED, false, Optional.of(trigger)));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
