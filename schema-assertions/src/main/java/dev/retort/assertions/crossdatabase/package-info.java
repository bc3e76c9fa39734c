/**
 * Compares a SQLite schema with a PostgreSQL schema: both in a portable form, types and defaults by pairs that mean the
 * same, and a register of differences that are allowed, each for a reason. Knows {@code schema} and {@code difference};
 * knows no connection and no AssertJ.
 */
@NullMarked
package dev.retort.assertions.crossdatabase;

import org.jspecify.annotations.NullMarked;
