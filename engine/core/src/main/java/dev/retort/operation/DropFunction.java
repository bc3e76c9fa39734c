package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.StoredFunction;
import java.util.Optional;

/**
 * Drops a function. Nothing on SQLite, which has none.
 *
 * @param name the function's name
 * @param signature the types of its parameters, such as {@code integer, text}; empty if no other function has the name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the function as it was, for the way back
 */
public record DropFunction(
        QualifiedName name,
        Optional<String> signature,
        Presence presence,
        boolean cascade,
        Optional<StoredFunction> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop function " + name;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateFunction(it, false, Optional.empty())))
                .orElseGet(() -> Reversal.none("the dropped function's definition was not given"));
    }
}
