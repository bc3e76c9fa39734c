/**
 * The data snapshot: the rows of tables, exact for every type, and what differs between two of them as small tables.
 * Knows no schema snapshot and no AssertJ. Rows are packed, beyond some megabytes in a temporary file.
 */
@NullMarked
package dev.retort.assertions.data;

import org.jspecify.annotations.NullMarked;
