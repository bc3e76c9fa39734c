package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.schema.SchemaSnapshot;

/**
 * A database at one moment, without the tables in which the engine keeps its books.
 *
 * @param schema the whole schema
 * @param data the rows of all tables
 */
public record State(SchemaSnapshot schema, DataSnapshot data) {}
