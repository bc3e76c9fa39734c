/**
 * What a migration does, as immutable records, one file for each kind of object, table first. Each knows its reverse, or why it has none;
 * {@link dev.retort.operation.CustomOperation} lets users add theirs. Knows the schema records; knows no SQL dialect and
 * no JDBC. {@code writing} makes them, {@code dialect} turns them into statements.
 */
@NullMarked
package dev.retort.operation;

import org.jspecify.annotations.NullMarked;
