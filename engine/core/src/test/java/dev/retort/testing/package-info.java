/**
 * Real databases for the engine's tests: one embedded PostgreSQL for the whole JVM, a fresh database for each test. Knows
 * nothing of Retort.
 */
@NullMarked
package dev.retort.testing;

import org.jspecify.annotations.NullMarked;
