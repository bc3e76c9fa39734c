/**
 * What a migration does, as immutable records, and {@link dev.retort.operation.writing.Operations}, with which its author writes
 * them. Each operation knows its reverse, or why it has none. Knows the schema records; knows no SQL dialect and no JDBC.
 */
@NullMarked
package dev.retort.operation;

import org.jspecify.annotations.NullMarked;
