/**
 * Compares a SQLite schema with a PostgreSQL schema: types and defaults by pairs that mean the same, conditions by the trees
 * of {@code expression}, and a register of differences that are allowed, each for a reason. Knows {@code schema},
 * {@code difference} and {@code expression}; knows no connection and no AssertJ.
 */
@NullMarked
package dev.retort.assertions.crossdatabase;

import org.jspecify.annotations.NullMarked;
