package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import java.util.Map;

/**
 * A database at one moment, without the tables in which the engine keeps its books.
 *
 * @param schema the whole schema
 * @param data the rows of all tables
 * @param counters how far sequences have counted, the engine's own left out
 */
public record State(SchemaSnapshot schema, DataSnapshot data, Map<String, String> counters) {

    /** Copies the counters. */
    public State {
        counters = Map.copyOf(counters);
    }
}
