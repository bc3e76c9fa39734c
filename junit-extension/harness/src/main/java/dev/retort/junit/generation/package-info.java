/**
 * Rows from nowhere: what each table demands is read from a schema snapshot, rows that fit are drawn, inserted and
 * repaired by what the server says, and a set of rows is brought down to those that matter. Knows JDBC, snapshots and
 * expressions; must not know JUnit, revisions or checks. The walk asks it for rows; {@code dev.retort.junit.rows} has those
 * given by hand.
 */
@NullMarked
package dev.retort.junit.generation;

import org.jspecify.annotations.NullMarked;
