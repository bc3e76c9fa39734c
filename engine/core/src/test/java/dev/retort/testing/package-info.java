/**
 * What the tests of all modules share. Real databases: one embedded PostgreSQL for the whole JVM, a fresh database for each
 * test. The rules of the house, which each module checks for itself. Knows
 * nothing of Retort.
 */
@NullMarked
package dev.retort.testing;

import org.jspecify.annotations.NullMarked;
