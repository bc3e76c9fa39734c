package dev.retort.operation;

import dev.retort.schema.Constraint;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Drops a constraint.
 *
 * @param table the table
 * @param name the constraint's name
 * @param kind what it is, if that was said
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the constraint as it was, for the way back
 * @param naming how the project names constraints: on SQLite an unnamed one is found by the name that it would have
 */
public record DropConstraint(
        QualifiedName table,
        String name,
        Optional<Constraint.Kind> kind,
        Presence presence,
        boolean cascade,
        Optional<Constraint> original,
        NamingConvention naming)
        implements Operation {

    /** Drops a constraint of a project without a naming convention. */
    public DropConstraint(
            QualifiedName table,
            String name,
            Optional<Constraint.Kind> kind,
            Presence presence,
            boolean cascade,
            Optional<Constraint> original) {
        this(table, name, kind, presence, cascade, original, NamingConvention.NONE);
    }

    @Override
    public String describe() {
        return "drop " + kind.map(Constraint.Kind::label).orElse("constraint") + " " + name + " of " + table;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new AddConstraint(table, it.named(name))))
                .orElseGet(() -> Reversal.none("the dropped constraint's definition was not given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
