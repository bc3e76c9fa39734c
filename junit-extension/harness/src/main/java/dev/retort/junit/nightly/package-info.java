/**
 * The checks that are made at night or by name, since each runs the history again: as a script, interrupted, by two at
 * once, on an equal copy, on the other database, from what was released. They take databases from the walk's
 * {@code Copies} and judge in the words of the checks by day, which don't know of them.
 */
@NullMarked
package dev.retort.junit.nightly;

import org.jspecify.annotations.NullMarked;
