package dev.retort.schema;

import java.util.OptionalLong;

/**
 * A source of numbers; PostgreSQL only.
 *
 * @param name the name
 * @param start the first value; empty for the database's own
 * @param increment the distance between two values
 * @param minimum the least value
 * @param maximum the greatest value
 * @param cycle whether it begins anew at its end
 */
public record Sequence(
        QualifiedName name,
        OptionalLong start,
        OptionalLong increment,
        OptionalLong minimum,
        OptionalLong maximum,
        boolean cycle) {

    /** A sequence with the database's own settings. */
    public static Sequence sequence(String name) {
        return new Sequence(
                QualifiedName.of(name),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false);
    }
}
