package dev.retort.operation;

import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Drops an enum type; nothing on databases without them.
 *
 * @param name the type's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether the columns of this type go too
 * @param original the type as it was, for the way back
 */
public record DropEnum(QualifiedName name, Presence presence, boolean cascade, Optional<EnumType> original)
        implements Operation {

    /** Drops a type that no column uses. */
    public DropEnum(QualifiedName name, Presence presence, Optional<EnumType> original) {
        this(name, presence, false, original);
    }

    @Override
    public String describe() {
        return "drop enum " + name;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateEnum(it, presence)))
                .orElseGet(() -> Reversal.none("the dropped type's labels were not given"));
    }
}
