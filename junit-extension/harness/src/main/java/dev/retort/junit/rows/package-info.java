/**
 * Rows of a database under test: those given by hand, reading what is there, and telling two readings of a table apart
 * row by row. Knows JDBC and schema snapshots; must not know JUnit, revisions or checks. The evidence is made with it,
 * the checks of data judge its differences.
 */
@NullMarked
package dev.retort.junit.rows;

import org.jspecify.annotations.NullMarked;
