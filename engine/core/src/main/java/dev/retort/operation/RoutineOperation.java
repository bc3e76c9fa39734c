package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Trigger;
import java.util.Optional;

/** What happens to a function or a trigger. */
public sealed interface RoutineOperation extends Operation {

    /**
     * Creates or replaces a function. Nothing on SQLite, where functions come from the program and not from SQL.
     *
     * @param function the function
     * @param replace whether it may be there already, with the same parameters
     * @param original the replaced function, for the way back
     */
    record CreateFunction(StoredFunction function, boolean replace, Optional<StoredFunction> original)
            implements RoutineOperation {

        @Override
        public String describe() {
            return (replace ? "replace function " : "create function ") + function.name();
        }

        @Override
        public Reversal reverse() {
            if (original.isPresent()) {
                return Reversal.by(new CreateFunction(original.get(), true, Optional.of(function)));
            }
            return replace
                    ? Reversal.none("the replaced function's definition was not given")
                    : Reversal.by(new DropFunction(
                            function.name(),
                            Optional.of(function.signature()),
                            Presence.REQUIRED,
                            false,
                            Optional.of(function)));
        }
    }

    /**
     * Drops a function. Nothing on SQLite, which has none.
     *
     * @param name the function's name
     * @param signature the types of its parameters, such as {@code integer, text}; empty if no other function has the name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; PostgreSQL only
     * @param original the function as it was, for the way back
     */
    record DropFunction(
            QualifiedName name,
            Optional<String> signature,
            Presence presence,
            boolean cascade,
            Optional<StoredFunction> original)
            implements RoutineOperation {

        @Override
        public String describe() {
            return "drop function " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateFunction(it, false, Optional.empty())),
                    "the dropped function's definition was not given");
        }
    }

    /**
     * Creates a trigger, on each database for which it has an action; nothing on the others.
     *
     * @param table its table or view
     * @param trigger the trigger
     */
    record CreateTrigger(QualifiedName table, Trigger trigger) implements RoutineOperation, OnTable {

        @Override
        public String describe() {
            return "create trigger " + trigger.name() + " on " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropTrigger(table, trigger.name(), Presence.REQUIRED, false, Optional.of(trigger)));
        }
    }

    /**
     * Drops a trigger. If it is said how it was, nothing on a database for which it had no action.
     *
     * @param table its table or view
     * @param name the trigger's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; PostgreSQL only
     * @param original the trigger as it was, for the way back
     */
    record DropTrigger(QualifiedName table, String name, Presence presence, boolean cascade, Optional<Trigger> original)
            implements RoutineOperation, OnTable {

        @Override
        public String describe() {
            return "drop trigger " + name + " of " + table;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateTrigger(table, it)), "the dropped trigger's definition was not given");
        }
    }
}
