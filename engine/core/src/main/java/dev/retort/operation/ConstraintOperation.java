package dev.retort.operation;

import dev.retort.schema.Constraint;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/** What happens to a constraint of a table. */
public sealed interface ConstraintOperation extends Operation.OnTable {

    /**
     * Adds a constraint to a table.
     *
     * @param table the table
     * @param constraint the constraint; a name makes it possible to drop it
     */
    record AddConstraint(QualifiedName table, Constraint constraint) implements ConstraintOperation {

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
    }

    /**
     * Renames a constraint; on SQLite by a rebuild of the table.
     *
     * @param table the table
     * @param constraint the name before
     * @param newName the name after
     */
    record RenameConstraint(QualifiedName table, String constraint, String newName) implements ConstraintOperation {

        @Override
        public String describe() {
            return "rename constraint " + constraint + " of " + table + " to " + newName;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new RenameConstraint(table, newName, constraint));
        }
    }

    /**
     * Checks the rows that were there before a constraint that was added as not valid. Nothing on SQLite, where every
     * constraint is checked when it is added.
     *
     * @param table the table
     * @param constraint the constraint's name
     */
    record ValidateConstraint(QualifiedName table, String constraint) implements ConstraintOperation {

        @Override
        public String describe() {
            return "validate constraint " + constraint + " of " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.notNeeded();
        }
    }

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
    record DropConstraint(
            QualifiedName table,
            String name,
            Optional<Constraint.Kind> kind,
            Presence presence,
            boolean cascade,
            Optional<Constraint> original,
            NamingConvention naming)
            implements ConstraintOperation {

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
            return Reversal.by(
                    original.map(it -> new AddConstraint(table, it.named(name))),
                    "the dropped constraint's definition was not given");
        }
    }
}
