package dev.retort.operation;

import dev.retort.schema.EnumType;
import java.util.Optional;

/**
 * Creates an enum type; nothing on databases without them.
 *
 * @param type the type
 * @param presence {@link Presence#OPTIONAL} to leave one alone that is there
 */
public record CreateEnum(EnumType type, Presence presence) implements Operation {

    /** Creates a type that isn't there. */
    public CreateEnum(EnumType type) {
        this(type, Presence.REQUIRED);
    }

    @Override
    public String describe() {
        return "create enum " + type.name();
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropEnum(type.name(), presence, false, Optional.of(type)));
    }
}
