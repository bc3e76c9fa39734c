package dev.retort.operation;

import dev.retort.schema.Constraint;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Adds a constraint to a table.
 *
 * @param table the table
 * @param constraint the constraint; a name makes it possible to drop it
 */
public record AddConstraint(QualifiedName table, Constraint constraint) implements Operation {

    @Override
    public String describe() {
        String name = constraint.name().map(it -> " " + it).orElse("");
        return "add " + constraint.kind().label() + name + " to " + table;
    }

    @Override
    public Reversal reverse() {
        return constraint
                .name()
                .map(name -> Reversal.by(new DropConstraint(
                        table,
                        name,
                        Optional.of(constraint.kind()),
                        Presence.REQUIRED,
                        false,
                        Optional.of(constraint))))
                .orElseGet(() -> Reversal.none("a constraint without a name can't be dropped by name"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
