package dev.retort.schema;

import java.util.OptionalLong;

/**
 * A column that numbers its rows. On SQLite it is the {@code INTEGER PRIMARY KEY}, and the options have no meaning.
 *
 * @param always whether a given value is refused ({@code GENERATED ALWAYS}) or allowed ({@code BY DEFAULT})
 * @param start the first value; empty for the database's own
 * @param increment the distance between two values
 * @param minimum the least value
 * @param maximum the greatest value
 * @param cycle whether it starts again at its end
 */
public record Identity(
        boolean always,
        OptionalLong start,
        OptionalLong increment,
        OptionalLong minimum,
        OptionalLong maximum,
        boolean cycle) {

    /** A copy that begins elsewhere. */
    public Identity startingAt(long first) {
        return new Identity(always, OptionalLong.of(first), increment, minimum, maximum, cycle);
    }

    /** A copy with another distance between values. */
    public Identity incrementedBy(long distance) {
        return new Identity(always, start, OptionalLong.of(distance), minimum, maximum, cycle);
    }
}
