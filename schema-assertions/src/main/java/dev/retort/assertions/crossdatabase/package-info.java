/**
 * Compares a SQLite schema with a PostgreSQL schema: types and defaults by pairs that mean the same, conditions by the
 * trees of {@code expression}, and a register of differences that are allowed, each for a reason. Knows the {@code
 * catalog} and {@code expression}; knows no connection and no AssertJ.
 */
@NullMarked
package dev.retort.assertions.crossdatabase;

import org.jspecify.annotations.NullMarked;
