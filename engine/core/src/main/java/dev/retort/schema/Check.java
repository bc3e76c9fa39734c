package dev.retort.schema;

import java.util.Optional;

/**
 * A condition over each row.
 *
 * @param name the name, if it has one
 * @param condition the condition, without the word CHECK and the outer parentheses
 * @param validated false for {@code NOT VALID}: existing rows are not checked; PostgreSQL only
 */
public record Check(Optional<String> name, SqlText condition, boolean validated) implements Constraint {

    @Override
    public Check named(String other) {
        return new Check(Optional.of(other), condition, validated);
    }

    /** A copy that doesn't check existing rows. */
    public Check notValid() {
        return new Check(name, condition, false);
    }

    @Override
    public Kind kind() {
        return Kind.CHECK;
    }
}
