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
 * @param cycle whether it starts again at its end
 */
public record Sequence(
        QualifiedName name,
        OptionalLong start,
        OptionalLong increment,
        OptionalLong minimum,
        OptionalLong maximum,
        boolean cycle) {

    /** A copy that begins elsewhere. */
    public Sequence startingAt(long first) {
        return new Sequence(name, OptionalLong.of(first), increment, minimum, maximum, cycle);
    }

    /** A copy with another distance between values. */
    public Sequence incrementedBy(long distance) {
        return new Sequence(name, start, OptionalLong.of(distance), minimum, maximum, cycle);
    }

    /** A copy that keeps between two values, both included. */
    public Sequence between(long least, long greatest) {
        return new Sequence(name, start, increment, OptionalLong.of(least), OptionalLong.of(greatest), cycle);
    }

    /** A copy that starts again at its end. */
    public Sequence cycling() {
        return new Sequence(name, start, increment, minimum, maximum, true);
    }

    /** A copy with another name. */
    public Sequence withName(QualifiedName other) {
        return new Sequence(other, start, increment, minimum, maximum, cycle);
    }
}
