/**
 * A row as a migration reads or writes it: names and values, and what a value may be read as. Written with
 * {@link dev.retort.schema.Schema#row}. Knows no JDBC and no dialect; {@code operation} and {@code run} use it.
 */
@NullMarked
package dev.retort.row;

import org.jspecify.annotations.NullMarked;
