package dev.retort.operation;

import dev.retort.schema.StoredFunction;
import java.util.Optional;

/**
 * Creates or replaces a function. Nothing on SQLite, where functions come from the program and not from SQL.
 *
 * @param function the function
 * @param replace whether it may be there already, with the same parameters
 * @param original the replaced function, for the way back
 */
public record CreateFunction(StoredFunction function, boolean replace, Optional<StoredFunction> original)
        implements Operation {

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
