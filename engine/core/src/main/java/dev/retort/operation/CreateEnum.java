package dev.retort.operation;

import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Creates an enum type; nothing on databases without them.
 *
 * @param type the type
 */
public record CreateEnum(EnumType type) implements Operation {

    @Override
    public String describe() {
        return "create enum " + type.name();
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropEnum(type.name(), Presence.REQUIRED, Optional.of(type)));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }
}
