/**
 * Compares two schema snapshots: what is missing, what is unexpected, what changed, with the equal parts left out and
 * tolerances by name. Knows the dialects' readers, to tell what an expression means; knows no connection and no AssertJ.
 */
@NullMarked
package dev.retort.catalog.difference;

import org.jspecify.annotations.NullMarked;
